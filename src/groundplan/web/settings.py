"""Django settings: few, read from the environment by name, each with its default and what it is for.

========================= ==========================================================================================
GROUNDPLAN_HOME           the data folder (database, key, uploads); default: the platform's data folder
DATABASE_URL              another database, `postgres://…`; default: SQLite in the data folder
GROUNDPLAN_HOSTS          host names that may be asked for, separated by commas, beside this computer's own
GROUNDPLAN_PROXY          addresses of the proxies that are believed, separated by commas; default: none
GROUNDPLAN_UPLOADS        another place for uploaded pictures, `s3://bucket/prefix`; default: the data folder
GROUNDPLAN_IDLE_MINUTES   after how long without work somebody at a shared computer is signed out; 0: never
GROUNDPLAN_SIGN_ON_NAME   how people know the city's or state's sign-on (OpenID Connect); default: there is none
GROUNDPLAN_SIGN_ON_URL    its address, as in front of `/.well-known/openid-configuration`
GROUNDPLAN_SIGN_ON_ID     what it knows this installation by
GROUNDPLAN_SIGN_ON_SECRET the secret that goes with it, or `file:` and the file that holds it
GROUNDPLAN_MAIL           the server that sends mail, `smtp://name:password@host:587`; default: no mail is sent
GROUNDPLAN_MAIL_FROM      the address that letters come from
GROUNDPLAN_BACKUPS        a folder that the server writes backups to by itself; default: none are made
GROUNDPLAN_BACKUP_AT      when: a time of day, `03:00`, or every so many hours, `6h`; default: 03:00
GROUNDPLAN_BACKUPS_KEPT   how many daily, weekly and monthly ones stay; default: 7,4,12
GROUNDPLAN_LOG            how standard error is written: `plain`, or `json` with a line a request; default: plain
GROUNDPLAN_NO_OPEN        anything in it keeps the command from opening the browser
========================= ==========================================================================================
"""

from __future__ import annotations

import hashlib
import os
from typing import Any

from django.utils.translation import gettext_lazy as _

from groundplan import words
from groundplan.web import installation, logs, proxies, uploads, work
from groundplan.web.environment import address, database, mail, secret, whole_number
from groundplan.web.operations import keeping

_HERE = installation.here()

SECRET_KEY = _HERE.secret()
DEBUG = False
_NAMES = [name.strip() for name in os.environ.get("GROUNDPLAN_HOSTS", "").split(",") if name.strip()]
_OWN_NAMES = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [*_OWN_NAMES, *_NAMES]
# Behind a proxy that speaks HTTPS, forms name the address that people see.
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in _NAMES]

# Of whom it is believed for whom they ask, and on what kind of line (groundplan.web.process).
GROUNDPLAN_PROXY = proxies.trusted(os.environ.get("GROUNDPLAN_PROXY", ""))
# Cookies for these names travel on private lines only (groundplan.web.headers). On such a line the browser is told to
# ask for nothing else for a year; Django tells nobody else.
GROUNDPLAN_NAMES = frozenset(name.lower() for name in _NAMES) - {*_OWN_NAMES}
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "groundplan.web",
    "groundplan.web.links",
    "groundplan.web.audit",
    "groundplan.web.jobs",
    "groundplan.web.mail",
    "groundplan.web.accounts",
    "groundplan.web.libraries",
    "groundplan.web.toolkits",
    "groundplan.web.sources",
    "groundplan.web.workbooks",
    "groundplan.web.sharing",
    "groundplan.web.quoting",
    "groundplan.web.conversations",
    "groundplan.web.plans",
    "groundplan.web.steps",
    "groundplan.web.people",
    "groundplan.web.cohorts",
    "groundplan.web.home",
]

MIDDLEWARE = [
    "groundplan.web.logs.Numbered",
    "django.middleware.security.SecurityMiddleware",
    "groundplan.web.headers.content_security",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "groundplan.web.accounts.presence.Presence",
    "groundplan.web.errors.InOneSentence",
]

ROOT_URLCONF = "groundplan.web.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["groundplan.web.accounts.signing_in.PersonBackend"]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "groundplan.web.templating.environment",
            "context_processors": ["groundplan.web.accounts.frame.around"],
        },
    },
]

# SQLite as measured in docs/decisions/0004: WAL, a full sync at each commit, and transactions that take the write
# lock when they begin, so that a writer waits instead of failing half-way. What is deleted is overwritten.
EMBEDDED_DATABASE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": _HERE.database,
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
        "PRAGMA secure_delete=ON;",
    },
    "CONN_MAX_AGE": None,
}
DATABASES: dict[str, Any] = {"default": database() or EMBEDDED_DATABASE}

# Sessions are rows, so that signing out ends them (docs/decisions/0017). Cookies know no port, hence their names.
_MARK = hashlib.sha256(SECRET_KEY.encode()).hexdigest()[:8]
SESSION_ENGINE = "groundplan.web.accounts.sessions"
SESSION_COOKIE_NAME = f"groundplan_{_MARK}"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
GROUNDPLAN_HERE_COOKIE = f"groundplan_here_{_MARK}"
GROUNDPLAN_IDLE_MINUTES = whole_number("GROUNDPLAN_IDLE_MINUTES", 20)
CSRF_COOKIE_NAME = f"groundplan_form_{_MARK}"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "groundplan.web.errors.form_from_elsewhere"

# Whether people come here from elsewhere and sign in, or one person works at this computer.
GROUNDPLAN_FOR_MANY = bool(_NAMES)
GROUNDPLAN_HOSTS = _NAMES
# The server that takes letters, or None: then no page promises any.
GROUNDPLAN_MAIL = mail("GROUNDPLAN_MAIL", "GROUNDPLAN_MAIL_FROM")
EMAIL_BACKEND = "groundplan.web.mail.backend.Outbox"

PASSWORD_HASHERS = ["groundplan.web.accounts.hashing.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "handle", "email")},
    },
]
# A city's or a state's sign-on, through OpenID Connect: one, or none.
GROUNDPLAN_SIGN_ON_NAME = os.environ.get("GROUNDPLAN_SIGN_ON_NAME", "").strip()
GROUNDPLAN_SIGN_ON_URL = address("GROUNDPLAN_SIGN_ON_URL", wanted=bool(GROUNDPLAN_SIGN_ON_NAME))
SOCIALACCOUNT_ADAPTER = "groundplan.web.accounts.sign_on.SignOnAdapter"
SOCIALACCOUNT_PROVIDERS = {
    "sign-on": {
        "APPS": [
            {
                "provider_id": "sign-on",
                "name": GROUNDPLAN_SIGN_ON_NAME,
                "client_id": os.environ.get("GROUNDPLAN_SIGN_ON_ID", "").strip(),
                "secret": secret("GROUNDPLAN_SIGN_ON_SECRET"),
                "settings": {"server_url": GROUNDPLAN_SIGN_ON_URL},
            }
        ]
    }
}

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "groundplan.web.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "groundplan.web.accounts.forms.SignInForm",
    "change_password": "groundplan.web.accounts.forms.ChangePasswordForm",
    "set_password": "groundplan.web.accounts.forms.FirstPasswordForm",
    "reauthenticate": "groundplan.web.accounts.forms.IsItYouForm",
    "add_email": "groundplan.web.accounts.forms.AddAddressForm",
    "reset_password": "groundplan.web.accounts.forms.ForgottenForm",
    "reset_password_from_key": "groundplan.web.accounts.forms.NewPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_MAX_EMAIL_ADDRESSES = 3
# A link in a letter is good for as long; who reads her mail on Monday still gets in.
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24 * 2
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_ADAPTER = "groundplan.web.accounts.second_step.SecondStepAdapter"
MFA_FORMS = {
    "add_webauthn": "groundplan.web.accounts.second_step.AddPasskeyForm",
    "edit_webauthn": "groundplan.web.accounts.second_step.NamePasskeyForm",
    "login_webauthn": "groundplan.web.accounts.second_step.PasskeySignInForm",
    "authenticate_webauthn": "groundplan.web.accounts.second_step.PasskeyStepForm",
    "reauthenticate_webauthn": "groundplan.web.accounts.second_step.PasskeyAgainForm",
    "authenticate": "groundplan.web.accounts.second_step.SecondStepForm",
    "reauthenticate": "groundplan.web.accounts.second_step.CodeAgainForm",
    "activate_totp": "groundplan.web.accounts.second_step.AddAppForm",
}
# An address is hers to give or not; whether it was confirmed says nothing about who she is.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Groundplan"
# Phones' clocks differ a little, and typing takes its time: the code before and the one after are taken too.
MFA_TOTP_TOLERANCE = 1
# Browsers give passkeys out over HTTPS, and to this computer.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not GROUNDPLAN_FOR_MANY

# Counters of what may be tried how often. Several processes on PostgreSQL count together; one process counts by itself.
CACHES: dict[str, Any] = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
    if DATABASES["default"]["ENGINE"].endswith("sqlite3")
    else {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "groundplan_counters",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [words.CATALOGUES]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
MEDIA_ROOT = _HERE.uploads
STORAGES: dict[str, Any] = {
    "default": uploads.place(os.environ.get("GROUNDPLAN_UPLOADS", "")),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# A worksheet with hundreds of rows is one form; each answer is limited on its own (groundplan.workbook.edits).
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# `together`: one connection writes, with group commit; `in-place`: each request on its own (PostgreSQL, tests).
GROUNDPLAN_WRITER = "together" if DATABASES["default"]["ENGINE"].endswith("sqlite3") else "in-place"

# What is done in the background, and what of it comes round.
GROUNDPLAN_BACKUPS = keeping.wanted(
    folder=os.environ.get("GROUNDPLAN_BACKUPS", ""),
    at=os.environ.get("GROUNDPLAN_BACKUP_AT", ""),
    kept=os.environ.get("GROUNDPLAN_BACKUPS_KEPT", ""),
    mark=_MARK,
)
GROUNDPLAN_JOBS = work.KINDS
GROUNDPLAN_RECURRING = work.recurring(GROUNDPLAN_BACKUPS)

LOGGING: dict[str, Any] = logs.configuration(os.environ.get("GROUNDPLAN_LOG", ""))
