"""Addresses of what is done with a workbook as a whole."""

from django.urls import path

from groundplan.web.operations import views

urlpatterns = [path("w/<uuid:workbook>/take-along/", views.take_along, name="take-along")]
