"""The plan's address within a workbook."""

from django.urls import path

from groundplan.web.plans import views

urlpatterns = [path("w/<uuid:workbook>/plan/", views.plan, name="plan")]
