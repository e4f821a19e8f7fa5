"""Addresses of where words come from, within a workbook."""

from django.urls import path

from groundplan.web.quoting import views

_QUOTE = "w/<uuid:workbook>/from/<slug:worksheet>/<slug:question>/"

urlpatterns = [
    path(_QUOTE, views.quote, name="quote"),
    path(_QUOTE + "on/<slug:occasion>/", views.quote, name="quote-occasion"),
]
