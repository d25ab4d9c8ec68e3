"""Settings of Hợp Tác: one file, values from the environment only (docs/settings.md names each)."""

from pathlib import Path

import dj_database_url

from hoptac.environment import env_bool, env_date, env_int, env_list, env_secret

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
]

MIDDLEWARE = [
    "hoptac.base.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
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
    # IMMEDIATE takes the write lock at the start, so that two writers wait for each other instead of failing half-way.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

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
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

RULES_ROOT = ROOT / "rules"
UNITS_ROOT = ROOT / "data"
DEMO_ROOT = ROOT / "demo"

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
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
