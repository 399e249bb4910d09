from datetime import datetime, timedelta

from workforce_portal.health.registry import NotReady
from workforce_portal.site.models import Heartbeat

BEAT = "beat"
# Beat shows itself each minute; a worker busy with one long task may be late by a little more.
LONGEST_SILENCE = timedelta(minutes=5)


def note_heartbeat(*, part: str, at: datetime) -> Heartbeat:
    heartbeat, _created = Heartbeat.objects.update_or_create(part=part, defaults={"seen_at": at})
    return heartbeat


def beat_was_seen(at: datetime) -> str:
    seen_at = Heartbeat.objects.filter(part=BEAT).values_list("seen_at", flat=True).first()
    if seen_at is None:
        raise NotReady("Timed jobs have never run here. Are beat and a worker running?")
    if at - seen_at > LONGEST_SILENCE:
        minutes = int((at - seen_at).total_seconds() // 60)
        raise NotReady(f"Timed jobs last ran {minutes} minutes ago. Are beat and a worker running?")
    return "Timed jobs run."
