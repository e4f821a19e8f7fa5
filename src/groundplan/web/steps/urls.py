"""Addresses of getting things done."""

from django.urls import path

from groundplan.web.steps import handover_page

urlpatterns = [
    path("w/<uuid:workbook>/plan/hand-over/", handover_page.handing_over, name="handing-over"),
    path("w/<uuid:workbook>/plan/hand-over/<uuid:noted>/", handover_page.handed_over, name="handed-over"),
]
