"""Django settings; to be filled in."""

SECRET_KEY = "not-yet"  # noqa: S105 replaced when the installation is built
INSTALLED_APPS: list[str] = []
USE_TZ = True
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
