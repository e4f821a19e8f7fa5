"""A city's or a state's sign-on as a provider of django-allauth, which looks for this file by its name.

Stricter than allauth's OpenID Connect in four things: what says who somebody is must be signed by the key that the
sign-on publishes, must answer the question that this browser asked (nonce), and comes from the issuer that the settings
name; and a person is the pair of issuer and subject, as the standard has it, so that another sign-on at the same place
cannot bring its people in as ours. Less is kept than allauth would: that pair, hashed, and a name for somebody new.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from hmac import compare_digest
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from requests import RequestException

ID = "sign-on"
_WELL_KNOWN = "/.well-known/"
# Keys of two parts only: with a shared secret whoever knows ours could sign as the sign-on.
_SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
_CLOCKS_DIFFER = 60


class UntrueAnswerError(OAuth2Error):  # type: ignore[misc] # allauth is not typed
    """What the sign-on answered cannot be believed; the text is for the log."""


class SignOn(OpenIDConnectOAuth2Adapter):  # type: ignore[misc] # the same
    """What is asked of the sign-on over the network. `nonce` is what this browser's question held."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the sign-on says of itself; raises `UntrueAnswerError` where it is not the one that was set up."""
        config: dict[str, Any] = super().openid_config
        if not isinstance(config, dict) or str(config.get("issuer", "")).rstrip("/") != issuer():
            raise UntrueAnswerError("it names another issuer than the settings do")
        return config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """Where the browser comes back to, as it is registered with the sign-on."""
        return request.build_absolute_uri(reverse("sign-on-callback"))

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        """Who came: from the signed statement, and her name from there or from where the sign-on tells more."""
        signed = kwargs["response"].get("id_token")
        if not isinstance(signed, str):
            raise UntrueAnswerError("it sent no statement of who came")
        claims = self._believe(signed, app.client_id)
        told = {} if _name(claims) else self._told_beside(token.token, claims["sub"])
        return self.get_provider().sociallogin_from_response(request, {**told, **claims})

    def _believe(self, signed: str, client: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        try:
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
            named = jwt.get_unverified_header(signed).get("kid")
            fitting = [key for key in keys if named is None or key.key_id == named]
            if not fitting:
                raise UntrueAnswerError("its statement is signed with a key that it does not publish")
            claims: dict[str, Any] = jwt.decode(
                signed,
                fitting[0],
                algorithms=_SIGNATURES,
                audience=client,
                issuer=self.openid_config["issuer"],
                leeway=_CLOCKS_DIFFER,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )
        except jwt.PyJWTError as error:
            raise UntrueAnswerError(f"its statement does not hold: {error}") from error
        if not compare_digest(str(claims.get("nonce", "")), self.nonce):
            raise UntrueAnswerError("its statement answers another question")
        if claims.get("azp", client) != client:
            raise UntrueAnswerError("its statement was made for somebody else")
        return claims

    def _told_beside(self, token: str, subject: str) -> dict[str, Any]:
        if not self.openid_config.get("userinfo_endpoint"):
            return {}
        told: dict[str, Any] = self._fetch_user_info(token)
        if not isinstance(told, dict) or told.get("sub") != subject:
            raise UntrueAnswerError("it tells of somebody else than who came")
        return told


class SignOnProvider(OpenIDConnectProvider):  # type: ignore[misc] # the same
    """The one sign-on of this installation."""

    id = ID
    name = "sign-on"
    oauth2_adapter_class = SignOn
    pkce_enabled_default = True

    def get_default_scope(self) -> list[str]:
        """Who it is, and her name; no address."""
        return ["openid", "profile"]

    def extract_uid(self, data: Mapping[str, Any]) -> str:
        """The person: issuer and subject, hashed, since a subject may be a staff number."""
        return hashlib.sha256(f"{data['iss']} {data['sub']}".encode()).hexdigest()

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing: see `CONTRIBUTING`, no more about a person than her name."""
        return {}

    def extract_common_fields(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Her name."""
        return {"name": _name(data)}

    def extract_email_addresses(self, data: Mapping[str, Any]) -> list[Any]:
        """None: an address must neither lead to somebody else's account, nor be kept without her wish."""
        return []


def issuer() -> str:
    """The sign-on's own name, as the settings have it, without a last slash."""
    return str(settings.GROUNDPLAN_SIGN_ON_URL).partition(_WELL_KNOWN)[0].rstrip("/")


def answers() -> bool:
    """Whether the sign-on can be reached, and says of itself what the settings say."""
    try:
        with get_adapter().get_requests_session() as session:
            told = session.get(f"{issuer()}/.well-known/openid-configuration")
            told.raise_for_status()
            return str(told.json()["issuer"]).rstrip("/") == issuer()
    except (RequestException, ValueError, TypeError, KeyError):
        return False


def _name(claims: Mapping[str, Any]) -> str:
    """A name on one line, or nothing."""
    both = f"{claims.get('given_name') or ''} {claims.get('family_name') or ''}"
    given = str(claims.get("name") or both)
    return " ".join("".join(each if each.isprintable() else " " for each in given).split())


provider_classes = [SignOnProvider]
