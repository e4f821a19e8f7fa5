"""Every address of the web face, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("groundplan.web.home.urls")),
    path("", include("groundplan.web.operations.urls")),
    path("", include("groundplan.web.people.urls")),
    path("", include("groundplan.web.cohorts.urls")),
    path("", include("groundplan.web.plans.urls")),
    path("", include("groundplan.web.steps.urls")),
    path("", include("groundplan.web.conversations.urls")),
    path("", include("groundplan.web.quoting.urls")),
    path("", include("groundplan.web.sharing.urls")),
    path("", include("groundplan.web.workbooks.urls")),
    path("", include("groundplan.web.sources.urls")),
    path("", include("groundplan.web.accounts.urls")),
]

handler400 = "groundplan.web.errors.unreadable"
handler404 = "groundplan.web.errors.not_found"
handler429 = "groundplan.web.errors.too_often"
handler500 = "groundplan.web.errors.broken"
