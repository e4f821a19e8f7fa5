"""Addresses of sharing, and of a library for its admin."""

from django.urls import path

from groundplan.web.sharing import library_page, views

urlpatterns = [
    path("w/<uuid:workbook>/sharing/", views.sharing, name="sharing"),
    path("library/<uuid:library>/", library_page.library, name="library"),
    path("library/<uuid:library>/people/<uuid:person>/", library_page.person, name="library-person"),
    path("library/<uuid:library>/list/", library_page.audit, name="audit"),
    path("library/<uuid:library>/list.csv", library_page.audit_csv, name="audit-csv"),
]
