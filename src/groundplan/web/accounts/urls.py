"""Addresses of accounts: ours, and those of django-allauth that we show, under its names."""

from __future__ import annotations

from allauth.account import views as allauth
from django.urls import path

from groundplan.web.accounts import views
from groundplan.web.accounts.written import written

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/own/", views.own_sign_in, name="own-sign-in"),
    path("account/elsewhere/", views.elsewhere, name="sign-out-elsewhere"),
    path("account/held/", views.held, name="held"),
    path("account/here/", views.present, name="present"),
    path("account/code/", views.with_code, name="sign-in-code"),
    path("account/sign-in/", written(allauth.login), name="account_login"),
    path("account/confirm/", written(allauth.reauthenticate), name="account_reauthenticate"),
    path("account/password/", written(allauth.password_change), name="account_change_password"),
    path("account/password/first/", written(allauth.password_set), name="account_set_password"),
    path("account/inactive/", allauth.account_inactive, name="account_inactive"),
]
