"""What `celery -A tests.outbox.worker` runs: the portal's own worker, which knows the greeting besides."""

import django

from workforce_portal.celery import app

django.setup()

from tests.outbox.conftest import GREETING  # noqa: E402
from workforce_portal.outbox import kinds  # noqa: E402

kinds.register(GREETING)

__all__ = ["app"]
