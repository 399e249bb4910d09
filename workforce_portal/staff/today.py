"""What the Today page shows."""

from datetime import date, datetime
from typing import Any

from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.utils import timezone

from workforce_portal.staff.panels import shown_panels, tools
from workforce_portal.staff.worklists import shown_worklists

LAST_ACTS = 6


def today_page(request: HttpRequest, *, at: datetime) -> dict[str, Any]:
    user: Any = request.user
    return {
        "title": f"Today, {in_words(timezone.localdate(at))}",
        "tools": tools.for_user(user),
        "worklists": shown_worklists(user),
        "panels": shown_panels(request, aside=False),
        "aside_panels": shown_panels(request, aside=True),
        "last_acts": list(LogEntry.objects.filter(user_id=user.pk).select_related("content_type")[:LAST_ACTS]),
    }


def in_words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
