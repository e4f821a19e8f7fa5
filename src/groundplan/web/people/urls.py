"""Addresses of one's own data, and of leaving."""

from django.urls import path

from groundplan.web.people import views

urlpatterns = [
    path("account/data/", views.data, name="own-data"),
    path("account/delete/", views.leave, name="delete-account"),
]
