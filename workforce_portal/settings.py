"""Settings, all from the environment. `.env.example` documents each variable; a test compares the two."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(BASE_DIR / ".env")

# --- what kind of portal this is ---

DEMONSTRATION_KEY = "demonstration-only-key-that-protects-nothing"
DEBUG = env.bool("DEBUG", default=False)
DEMO_MODE = env.bool("DEMO_MODE", default=False)
SECRET_KEY = env.str("SECRET_KEY", default=DEMONSTRATION_KEY)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.str("SITE_URL", default="http://localhost:8000").rstrip("/")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- what it is called, and who answers ---

SITE_NAME = env.str("SITE_NAME", default="Care North West")
HELP_PHONE = env.str("HELP_PHONE", default="0161 496 0123")
HELP_HOURS = env.str("HELP_HOURS", default="Monday to Friday, 9am to 5pm")
HELP_EMAIL = env.str("HELP_EMAIL", default="dropin@carenorthwest.example")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="mailto:security@carenorthwest.example")

INSTALLED_APPS = [
    "workforce_portal.staff.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "csp",
    "crispy_forms",
    "django_filters",
    "django_structlog",
    "django_linear_migrations",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "workforce_portal.privacy",
    "workforce_portal.security",
    "workforce_portal.staff",
    "workforce_portal.users",
    "workforce_portal.places",
    "workforce_portal.organisations",
    "workforce_portal.outbox",
    "workforce_portal.journeys",
    "workforce_portal.site",
    "workforce_portal.demo",
    "workforce_portal.embedded",
    "providers",
    "applicants",
    "placements",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workforce_portal.security.middleware.TooManyRequestsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "workforce_portal.urls"
WSGI_APPLICATION = "workforce_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workforce_portal.site.context.portal",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ["portal"]
CRISPY_TEMPLATE_PACK = "portal"

# --- servers ---

DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"].update(CONN_MAX_AGE=600, CONN_HEALTH_CHECKS=True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- people ---

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# --- language and time ---

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

# --- static files ---

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- security ---

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

RATE_LIMITS = {
    "book_by_address": env.str("RATE_BOOK_BY_ADDRESS", default="60/h"),
    "book_by_email": env.str("RATE_BOOK_BY_EMAIL", default="10/h"),
    "lost_link_by_address": env.str("RATE_LOST_LINK_BY_ADDRESS", default="20/h"),
    "lost_link_by_email": env.str("RATE_LOST_LINK_BY_EMAIL", default="5/h"),
    "service_search_by_address": env.str("RATE_SERVICE_SEARCH_BY_ADDRESS", default="600/h"),
    "sign_in_by_address": env.str("RATE_SIGN_IN_BY_ADDRESS", default="60/h"),
    "sign_in_by_email": env.str("RATE_SIGN_IN_BY_EMAIL", default="10/h"),
}
TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0)
LEAST_FILL_SECONDS = env.int("LEAST_FILL_SECONDS", default=2)

# --- mail ---

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
EMAIL_BACKEND = EMAIL_CONFIG["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL_CONFIG["EMAIL_HOST"]
EMAIL_PORT = EMAIL_CONFIG["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL_CONFIG["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = EMAIL_CONFIG["EMAIL_HOST_PASSWORD"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default=f"{SITE_NAME} <{HELP_EMAIL}>")

# --- jobs ---

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE: dict = {
    "clear-rate-counts": {"task": "workforce_portal.security.tasks.clear_rate_counts", "schedule": 3600.0},
}
