"""The plan's addresses within a workbook."""

from django.urls import path

from groundplan.web.plans import glance, views

urlpatterns = [
    path("w/<uuid:workbook>/plan/", views.plan, name="plan"),
    path("w/<uuid:workbook>/plan/thread/", views.thread, name="thread"),
    path("w/<uuid:workbook>/plan/glance/", glance.glance, name="glance"),
]
