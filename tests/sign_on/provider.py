"""A city's sign-on: a real OpenID Connect provider, django-allauth's own, run as a program of its own.

    python provider.py FOLDER CLIENT SECRET CALLBACK NAME…

It prints its address and answers until it is killed. Each NAME becomes somebody there, who signs in with `a city password`.
"""

import sys
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings
from django.urls import include, path

FOLDER, CLIENT, SECRET, CALLBACK, *NAMES = sys.argv[1:]
PASSWORD = "a city password"

_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
settings.configure(
    SECRET_KEY="of a city",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": Path(FOLDER) / "city.sqlite3"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    # Nobody is to be kept out for real, and slow hashes would be waited for at every code.
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    SESSION_COOKIE_NAME="city",
    CSRF_COOKIE_NAME="city_form",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "allauth",
        "allauth.account",
        "allauth.idp.oidc",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
    ACCOUNT_EMAIL_VERIFICATION="none",
    ACCOUNT_RATE_LIMITS=False,
    IDP_OIDC_PRIVATE_KEY=_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode(),
)
django.setup()

urlpatterns = [path("", include("allauth.idp.urls")), path("accounts/", include("allauth.account.urls"))]


class Quiet(WSGIRequestHandler):
    """Nobody reads what it would write."""

    def log_message(self, *args):
        pass


def prepare():
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    client = Client(id=CLIENT, name="Groundplan", redirect_uris=CALLBACK, scopes="openid\nprofile\nemail")
    client.set_secret(SECRET)
    client.save()
    for name in NAMES:
        first, last = name.split(" ")
        address = f"{first.lower()}@library.example"
        person = User.objects.create_user(first.lower(), address, PASSWORD, first_name=first, last_name=last)
        EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)


if __name__ == "__main__":
    prepare()
    from django.core.wsgi import get_wsgi_application

    with make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet) as server:
        print(f"http://127.0.0.1:{server.server_port}", flush=True)
        server.serve_forever()
