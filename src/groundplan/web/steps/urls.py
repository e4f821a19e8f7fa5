"""Addresses of getting things done: one's own steps, a calendar read without signing in, and handing over."""

from django.urls import path

from groundplan.web.steps import feed, handover_page, views

urlpatterns = [
    path("steps/", views.steps, name="steps"),
    path("steps/tick", views.tick, name="tick-steps"),
    path("steps/list.<slug:suffix>", views.listed, name="steps-list"),
    path("steps/calendar", views.calendar, name="my-calendar"),
    path("steps/reminding", views.reminding, name="reminding"),
    path("steps/no-letters/<str:token>/", views.no_reminders, name="no-reminders"),
    path("calendar/<str:token>.ics", feed.feed, name="calendar"),
    path("w/<uuid:workbook>/plan/hand-over/", handover_page.handing_over, name="handing-over"),
    path("w/<uuid:workbook>/plan/hand-over/<uuid:noted>/", handover_page.handed_over, name="handed-over"),
]
