"""The demo town on one machine. Demo accounts exist only here."""

from linli.settings.base import *  # noqa: F403

DEMO = True
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
MAIL_FROM = "linli@localhost"
