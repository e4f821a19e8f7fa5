"""Addresses of where words come from, within a workbook."""

from django.urls import path

from groundplan.web.quoting import found_page, views

_QUOTE = "w/<uuid:workbook>/from/<slug:worksheet>/<slug:question>/"

urlpatterns = [
    path(_QUOTE, views.quote, name="quote"),
    path("w/<uuid:workbook>/found/", found_page.found, name="found"),
    path(_QUOTE + "on/<slug:occasion>/", views.quote, name="quote-occasion"),
]
