"""Addresses of cohorts: the facilitator's, a team's, and one's own record of learning."""

from django.urls import path

from groundplan.web.cohorts import team, views

_COHORT = "cohorts/<uuid:cohort>/"

urlpatterns = [
    path("cohorts/", views.cohorts, name="cohorts"),
    path("cohorts/open/", views.opening, name="open-cohort"),
    path(_COHORT, views.cohort, name="cohort"),
    path(_COHORT + "deed/", views.deed, name="cohort-deed"),
    path(_COHORT + "settings/", views.settings, name="cohort-settings"),
    path(_COHORT + "learning/", views.learning, name="cohort-learning"),
    path(_COHORT + "learning/<uuid:credit>/back/", views.take_back, name="take-credit-back"),
    path(_COHORT + "transcript.csv", views.transcript, name="cohort-transcript"),
    path(_COHORT + "report/", views.totals, name="cohort-report"),
    path(_COHORT + "blank/", team.blanks, name="cohort-blanks"),
    path(_COHORT + "blank/<slug:worksheet>.<slug:suffix>", team.blank_sheet, name="cohort-blank"),
    path(_COHORT + "shared/<uuid:membership>/<slug:worksheet>/", team.sheet, name="cohort-sheet"),
    path("certificate/<uuid:credit>.pdf", views.certificate, name="certificate"),
    path("account/learning/", views.my_learning, name="my-learning"),
    path("w/<uuid:workbook>/cohort/", team.team, name="team-cohort"),
    path("w/<uuid:workbook>/cohort/leave/", team.leave, name="leave-cohort"),
]
