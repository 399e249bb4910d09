"""The yardstick's views behind the portal's own middleware."""

from workforce_portal.settings import *  # noqa: F403
from workforce_portal.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "bench.bare"]
ROOT_URLCONF = "bench.bare.urls"
