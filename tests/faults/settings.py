"""The web server's settings in these tests: production's, with static files that nobody has collected."""

from workforce_portal.settings import *  # noqa: F403
from workforce_portal.settings import MIDDLEWARE, STORAGES

STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]
