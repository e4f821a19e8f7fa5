"""Addresses of a library's documents."""

from django.urls import path

from groundplan.web.sources import adding, views

_HERE = "library/<uuid:library>/sources/"

urlpatterns = [
    path(_HERE, views.sources, name="sources"),
    path(_HERE + "add/", adding.add, name="add-source"),
    path(_HERE + "search/", views.search, name="search-sources"),
    path(_HERE + "state/", views.state, name="sources-state"),
    path(_HERE + "<uuid:source>/", views.source, name="source"),
    path(_HERE + "<uuid:source>/file", views.file, name="source-file"),
]
