"""The plan's addresses within a workbook."""

from django.urls import path

from groundplan.web.plans import checking, glance, views, weakness

urlpatterns = [
    path("w/<uuid:workbook>/plan/", views.plan, name="plan"),
    path("w/<uuid:workbook>/plan/thread/", views.thread, name="thread"),
    path("w/<uuid:workbook>/plan/checks/", checking.checks, name="checks"),
    path("w/<uuid:workbook>/plan/weakness/<path:place>/", weakness.weakness, name="weakness"),
    path("w/<uuid:workbook>/plan/glance/", glance.glance, name="glance"),
]
