"""The plan's addresses within a workbook."""

from django.urls import path

from groundplan.web.plans import views

urlpatterns = [
    path("w/<uuid:workbook>/plan/", views.plan, name="plan"),
    path("w/<uuid:workbook>/plan/thread/", views.thread, name="thread"),
]
