"""Settings of Hợp Tác: one file, values from the environment only (docs/settings.md names each)."""

import os
from datetime import timedelta
from pathlib import Path

import dj_database_url

from hoptac.environment import (
    env_bool,
    env_date,
    env_int,
    env_list,
    env_optional_secret,
    env_secret,
    mail_server,
    oidc_providers,
)

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(env_list("HOPTAC_DATA", str(ROOT / "var"))[0])
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = env_bool("HOPTAC_DEBUG", False)
SECRET_KEY = env_secret("HOPTAC_SECRET_KEY", DATA / "secret-key")
ALLOWED_HOSTS = env_list("HOPTAC_ALLOWED_HOSTS", "127.0.0.1,localhost")
CSRF_TRUSTED_ORIGINS = env_list("HOPTAC_TRUSTED_ORIGINS", "")

# "Today" is passed into every service by its caller; drills and the demo may fix it.
TODAY = env_date("HOPTAC_TODAY")

INSTALLED_APPS = [
    "hoptac.cases",
    "hoptac.planning",
    "hoptac.reporting",
    "hoptac.registry",
    "hoptac.documents",
    "hoptac.accounts",
    "hoptac.units",
    "hoptac.base",
    "template_partials",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
]

MIDDLEWARE = [
    "hoptac.base.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hoptac.accounts.middleware.SignedInOnly",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "hoptac.accounts.middleware.last_use",
    "hoptac.accounts.middleware.second_factor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "hoptac.registry.middleware.WhatBecameOfIt",
]

ROOT_URLCONF = "hoptac.urls"
WSGI_APPLICATION = "hoptac.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hoptac.base.context.site",
                "hoptac.accounts.context.place",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        env_list("HOPTAC_DATABASE_URL", f"sqlite:///{DATA / 'db.sqlite3'}")[0], conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock at the start, so that two writers wait for each other instead of failing half-way;
    # they wait longer than the largest import takes (docs/decisions/0012).
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 60,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
# Files, not the memory of one process: a code that was used must be known to be used by every server process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA / "cache"),
    },
    # Apart, so that many devices never push out what is kept for safety; each has one small file.
    "uses": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(DATA / "uses"),
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "email")},
    },
]

# Sign-in by name, invitations alone, no mails of allauth's own (docs/decisions/0009).
ACCOUNT_ADAPTER = "hoptac.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = False  # axes counts, in the database, for all servers together
ACCOUNT_FORMS = {
    "login": "hoptac.accounts.forms.SignInForm",
    "reauthenticate": "hoptac.accounts.forms.ReauthenticateForm",
}
MFA_ADAPTER = "hoptac.accounts.adapters.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Hợp Tác"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "hoptac.accounts.forms.CodeForm",
    "reauthenticate": "hoptac.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "hoptac.accounts.forms.ActivateForm",
}
# Whether administrators, approvers and signers must have a second factor.
MFA_REQUIRED = env_bool("HOPTAC_MFA_REQUIRED", True)

# Five failures for one name, from wherever they come, lock the name for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # the audit chain keeps who signed in
AXES_LOCKOUT_CALLABLE = "hoptac.accounts.lock_out.locked_out"
AXES_CLIENT_IP_CALLABLE = "hoptac.accounts.client_address.client_address"
AXES_VERBOSE = False
# Counting by name is meant: in an office all come from one address, and attackers come from many.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

# The office's own server of identities; without its address there is none.
OIDC_NAME = os.environ.get("HOPTAC_OIDC_NAME", "tài khoản cơ quan")
SOCIALACCOUNT_ADAPTER = "hoptac.accounts.adapters.SocialAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
# A link, not a form: the page's policy lets forms go to this site alone, also when they are sent on.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""
SOCIALACCOUNT_PROVIDERS = oidc_providers(
    server=os.environ.get("HOPTAC_OIDC_SERVER", ""),
    client_id=os.environ.get("HOPTAC_OIDC_CLIENT_ID", ""),
    secret=env_optional_secret("HOPTAC_OIDC_CLIENT_SECRET"),
    name=OIDC_NAME,
)

# Without a mail server invitations are links to be handed over.
MAIL = mail_server(os.environ.get("HOPTAC_MAIL_URL", ""))
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL
DEFAULT_FROM_EMAIL = os.environ.get("HOPTAC_MAIL_FROM", "hop-tac@localhost")

LANGUAGE_CODE = "vi"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
LOCALE_PATHS = [ROOT / "locale"]

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False

# Files of documents: outside every static path, named by their digest, served only through access.
FILES_ROOT = DATA / "files"
UPLOAD_LIMIT_MB = env_int("HOPTAC_UPLOAD_LIMIT_MB", 50)
# While an import is stored, SQLite lets nobody else write.
SQLITE_IMPORT_ROWS = env_int("HOPTAC_SQLITE_IMPORT_ROWS", 5_000)
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A longer document is reviewed part by part, so that no page grows with it (docs/decisions/0011).
REVIEW_PART_LETTERS = 60_000
REVIEW_PART_ITEMS = 250
# The most that becomes one plan (docs/decisions/0011).
ACCEPT_MOST_ITEMS = 2_000
ACCEPT_MOST_LETTERS = 2_000_000

RULES_ROOT = ROOT / "rules"
UNITS_ROOT = ROOT / "data"
DEMO_ROOT = ROOT / "demo"
# The outlines of the provinces, written by the build of the pages.
MAP_FILE = ROOT / "src" / "hoptac" / "base" / "static" / "bundle" / "map.json"

# Behind a proxy that speaks TLS: HOPTAC_HTTPS=1. On the loopback address of one machine: 0.
HTTPS = env_bool("HOPTAC_HTTPS", False)
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"short_refusals": {"()": "hoptac.base.logs.ShortRefusals"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"axes": {"level": "WARNING"}, "django.request": {"filters": ["short_refusals"]}},
}
