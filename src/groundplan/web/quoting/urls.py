"""Addresses of where words come from, within a workbook."""

from django.urls import path

from groundplan.web.quoting import editions_page, found_page, views

_QUOTE = "w/<uuid:workbook>/from/<slug:worksheet>/<slug:question>/"

urlpatterns = [
    path(_QUOTE, views.quote, name="quote"),
    path("w/<uuid:workbook>/found/", found_page.found, name="found"),
    path("w/<uuid:workbook>/found/editions/", editions_page.editions, name="editions"),
    path(_QUOTE + "on/<slug:occasion>/", views.quote, name="quote-occasion"),
]
