"""Addresses of confirming: a team's pages, and what a link opens."""

from django.urls import path

from groundplan.web.conversations import confirming, her_page, into_plan

_INTO = "w/<uuid:workbook>/into-plan/<slug:worksheet>/"

urlpatterns = [
    path("w/<uuid:workbook>/confirm/", confirming.confirming, name="confirming"),
    path(_INTO, into_plan.into_plan, name="into-plan"),
    path(_INTO + "on/<slug:occasion>/", into_plan.into_plan, name="into-plan-occasion"),
    path("c/<str:token>/", her_page.her_page, name="confirm"),
]
