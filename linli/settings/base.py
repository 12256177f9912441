"""What every situation shares. What a community may change lives in rows, not here."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from linli.station import paths

ROOT = Path(__file__).resolve().parent.parent
DATA = paths.data_folder()
ROLE = os.environ.get("LINLI_ROLE", "linli_app")  # least privilege unless the command said otherwise
DEMO = False
DEBUG = False
SECRET_KEY = paths.secret("session")
ALLOWED_HOSTS = os.environ.get("LINLI_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
ROOT_URLCONF = "linli.urls"
WSGI_APPLICATION = "linli.wsgi.application"
AUTH_USER_MODEL = "accounts.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": {
        "ENGINE": "linli.ground.regions.backend",
        **paths.database(ROLE),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,  # our own middleware opens the transaction, in its scope
    }
}
CACHES = {
    "default": {  # shared by all processes: lockouts are counted here
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
    }
}

GROUND = ["base", "regions", "access", "files", "places", "people", "bodies", "accounts", "posts"]
ENGINE = ["notices", "search", "papers", "publish", "counts", "matters"]
WORK = ["cases", "rights"]
FRONT = ["desks", "street", "portal", "demo"]
INSTALLED_APPS = [
    *(f"linli.ground.{app}" for app in GROUND),
    *(f"linli.engine.{app}" for app in ENGINE),
    *(f"linli.work.{app}" for app in WORK),
    *(f"linli.front.{app}" for app in FRONT),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "linli.ground.base.gzip.TextGZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "linli.ground.accounts.middleware.LanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "linli.ground.base.limits.LimitMiddleware",  # above the scope: what was tried stays counted when a page is undone
    "linli.ground.posts.middleware.ScopeMiddleware",  # its process_exception is asked first: below it only what has none
    "linli.ground.accounts.gates.GateMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "linli.front.desks.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "linli.ground.base.templatetags.parts",
                "linli.ground.base.templatetags.times",
                "linli.ground.base.templatetags.charts",
                "linli.ground.base.templatetags.kept",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "linli.ground.accounts.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "linli.ground.accounts.passwords.NotOfThisPlace"},
    {"NAME": "linli.ground.accounts.passwords.NotTheOldOne"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "linli.ground.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_USER_DISPLAY = "linli.ground.accounts.adapter.display"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_ADAPTER = "linli.ground.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off
SESSION_ENGINE = "linli.ground.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "linli_session"
CSRF_COOKIE_HTTPONLY = False
CSRF_COOKIE_NAME = "linli_csrf"
CSRF_FAILURE_VIEW = "linli.front.portal.errors.csrf_failure"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [ROOT.parent / "locale"]
LANGUAGE_COOKIE_NAME = "linli_language"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "linli.ground.base.staticfiles.KeptStorage"},
}
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("jpg", "jpeg", "png", "gif", "webp", "zip", "gz", "woff2")
FILES_ROOT = paths.private_folder("files")
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "blob:"],  # previews of what was just photographed or recorded
        "media-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = ["fields.W342"]

LIMITS = os.environ.get("LINLI_LIMITS", "on") != "off"  # off for measuring: a bench does more than a neighbour

# Mail is off until a host is named. The demo writes its mails into the log (see demo.py).
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("LINLI_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("LINLI_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("LINLI_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("LINLI_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("LINLI_MAIL_TLS", "on") != "off"
EMAIL_TIMEOUT = 10
MAIL_FROM = os.environ.get("LINLI_MAIL_FROM", "") if EMAIL_HOST else ""  # empty: no mail is sent
PUBLIC_URL = os.environ.get("LINLI_PUBLIC_URL", "http://127.0.0.1:8000/")  # what a mail and a printed code lead to

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "linli.ground.base.quiet.QuietFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"linli": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
