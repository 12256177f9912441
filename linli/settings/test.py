"""Tests: logged in as linli_owner, then playing linli_app under row security (see conftest)."""

import os
import tempfile

os.environ["LINLI_ROLE"] = "linli_owner"  # pytest-django reads the settings before any conftest
os.environ["LINLI_DATA"] = os.environ.get("LINLI_TEST_DATA") or os.path.join(
    tempfile.gettempdir(), f"linli-test-{os.getuid()}"
)
os.environ.pop("DATABASE_URL", None)

from linli.settings.base import *  # noqa: F403

DEMO = True
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]  # noqa: F405
