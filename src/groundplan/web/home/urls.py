"""Addresses of the first run and the home page."""

from django.urls import path

from groundplan.web.home import control, views

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("enter/<str:token>/", views.enter, name="enter"),
    path("first/", views.first, name="first"),
    path("who/", views.who, name="who"),
    path("join/", views.join, name="join"),
    path("join/<str:token>/", views.joining, name="joining"),
    path("leave/", views.leave, name="leave"),
    path("about/", views.about, name="about"),
    path("control/<slug:command>", control.door, name="control"),
    path("w/<uuid:workbook>/", views.workbook, name="workbook"),
]
