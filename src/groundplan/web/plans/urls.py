"""The plan's addresses within a workbook."""

from django.urls import path

from groundplan.web.plans import checking, glance, look_back, quick_goal, split_goal, views, weakness

urlpatterns = [
    path("w/<uuid:workbook>/plan/", views.plan, name="plan"),
    path("w/<uuid:workbook>/plan/thread/", views.thread, name="thread"),
    path("w/<uuid:workbook>/plan/checks/", checking.checks, name="checks"),
    path("w/<uuid:workbook>/plan/weakness/<path:place>/", weakness.weakness, name="weakness"),
    path("w/<uuid:workbook>/plan/glance/", glance.glance, name="glance"),
    path("w/<uuid:workbook>/plan/goal/", quick_goal.goal, name="plan-goal"),
    path("w/<uuid:workbook>/plan/undo/", quick_goal.undo, name="plan-undo"),
    path(
        "w/<uuid:workbook>/plan/split/<slug:worksheet>/<slug:question>/<slug:row>/", split_goal.split, name="split-goal"
    ),
    path("w/<uuid:workbook>/plan/look-back/", look_back.looking_back, name="look-back"),
]
