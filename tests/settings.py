"""The portal's settings as in production, save what would slow the tests down or reach outside them."""

import os

os.environ["PORTAL_ENV_FILE"] = ""  # a developer's own .env must not decide a test
os.environ.setdefault("SECRET_KEY", "a-key-for-the-tests-alone-which-is-as-long-as-a-real-one-should-be")
os.environ.setdefault("SITE_URL", "http://localhost:8000")

from workforce_portal.settings import *  # noqa: F403
from workforce_portal.settings import LOGGING, MIDDLEWARE, STORAGES

STORAGES = {
    **STORAGES,
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# What is handed to Celery stays in this process's memory: a test calls the task that it is about.
CELERY_BROKER_URL = "memory://"
LOGGING = {**LOGGING, "root": {**LOGGING["root"], "level": "WARNING"}}
# Several runs may share one Redis.
COUNTING_PREFIX = f"counts-of-tests-{os.getpid()}"
