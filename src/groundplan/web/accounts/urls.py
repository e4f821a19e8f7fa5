"""Addresses of accounts: ours, and those of django-allauth that we show, under its names."""

from __future__ import annotations

from allauth.account import views as allauth
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as webauthn
from django.urls import path

from groundplan.web.accounts import passkeys, sign_on, views
from groundplan.web.accounts.signing_in import shown_again
from groundplan.web.accounts.written import with_mail, written

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/own/", views.own_sign_in, name="own-sign-in"),
    path("account/elsewhere/", views.elsewhere, name="sign-out-elsewhere"),
    path("account/computer/", views.computer, name="own-computer"),
    path("account/sign-on/", sign_on.begin, name="sign-on"),
    path("account/sign-on/back/", sign_on.callback, name="sign-on-callback"),
    path("account/sign-on/connect/", sign_on.connect, name="sign-on-connect"),
    path("account/sign-on/remove/", sign_on.disconnect, name="sign-on-remove"),
    path("account/held/", views.held, name="held"),
    path("account/here/", views.present, name="present"),
    path("account/code/", views.with_code, name="sign-in-code"),
    path("account/sign-in/", written(allauth.login), name="account_login"),
    path("account/confirm/", written(allauth.reauthenticate), name="account_reauthenticate"),
    path("account/password/", written(allauth.password_change), name="account_change_password"),
    path("account/password/first/", shown_again(written(allauth.password_set)), name="account_set_password"),
    path("account/inactive/", allauth.account_inactive, name="account_inactive"),
    path("account/addresses/", with_mail(shown_again(written(allauth.email))), name="account_email"),
    path("account/addresses/<str:key>/", with_mail(written(allauth.confirm_email)), name="account_confirm_email"),
    path("account/forgotten/", with_mail(written(allauth.password_reset)), name="account_reset_password"),
    path("account/forgotten/sent/", with_mail(allauth.password_reset_done), name="account_reset_password_done"),
    path(
        "account/forgotten/done/",
        with_mail(views.password_chosen),
        name="account_reset_password_from_key_done",
    ),
    path(
        "account/forgotten/<str:uidb36>/<str:key>/",
        with_mail(written(allauth.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
    path("account/ways/", views.ways_in, name="mfa_index"),
    path("account/second-step/", written(passkeys.SecondStep.as_view()), name="mfa_authenticate"),
    path("account/second-step/again/", written(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("account/app/", written(app.activate_totp), name="mfa_activate_totp"),
    path("account/app/remove/", written(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/codes/", written(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("account/codes/new/", written(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("account/passkeys/", views.ways_in, name="mfa_list_webauthn"),
    path("account/passkeys/add/", written(passkeys.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("account/passkeys/again/", written(passkeys.ShowAgain.as_view()), name="mfa_reauthenticate_webauthn"),
    path("account/passkeys/sign-in/", written(passkeys.PasskeySignIn.as_view()), name="mfa_login_webauthn"),
    path("account/passkeys/<int:pk>/name/", written(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", written(webauthn.remove_webauthn), name="mfa_remove_webauthn"),
]
