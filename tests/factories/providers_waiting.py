import threading
from datetime import time
from uuid import uuid4

import factory
from django.db import close_old_connections, connections

from providers.enums import BookingStatus, PartOfDay, Source
from providers.models import CallBackRequest, Run, WaitEntry
from providers.services.call_backs import PreferredTime, ask_for_call_back
from providers.services.waiting import join_waiting_list
from tests.factories.providers import (
    NOW,
    AdviserFactory,
    BookingFactory,
    DropInFactory,
    DropInTypeFactory,
    TopicFactory,
    details,
)


class WaitEntryFactory(factory.django.DjangoModelFactory):
    """A row as it stands in the database; to see what joining does, use `join`."""

    class Meta:
        model = WaitEntry

    drop_in = factory.SubFactory(DropInFactory)
    name = "Tom Ogden"
    email = factory.Sequence(lambda n: f"tom{n}@ogden.example")
    email_norm = factory.LazyAttribute(lambda row: row.email.lower())
    service_name = "Ogden Care at Home"
    topic = factory.SubFactory(TopicFactory)
    created_at = NOW


class OfferFactory(BookingFactory):
    """A place that is held for somebody on the list."""

    status = BookingStatus.OFFERED
    source = Source.WAITING_LIST


class RunFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Run

    type = factory.SubFactory(DropInTypeFactory)
    adviser = factory.SubFactory(AdviserFactory)
    is_online = True
    weekdays = [1]
    every_weeks = 1
    starts = time(10)
    minutes = 30
    capacity = 1


def full_drop_in(capacity=1, **facts):
    """A session of which every place is booked."""
    drop_in = DropInFactory(capacity=capacity, **facts)
    for number in range(1, capacity + 1):
        BookingFactory(drop_in=drop_in, place_no=number)
    return drop_in


def join(drop_in, *, at=NOW, also=(), key=None, **changes) -> WaitEntry:
    return join_waiting_list(
        drop_in_id=drop_in.pk, details=details(**changes), also=also, at=at, idempotency_key=key or uuid4()
    )


def ask(*, at=NOW, times=None, key=None, **changes) -> CallBackRequest:
    times = times or [PreferredTime(part=PartOfDay.MORNING, weekday=1)]
    return ask_for_call_back(details=details(**changes), times=times, at=at, idempotency_key=key)


def together(count, act):
    """What `act(n)` returned or raised, of `count` threads that start at one moment."""
    start, results = threading.Barrier(count), [None] * count

    def run(n):
        start.wait()
        try:
            results[n] = act(n)
        except Exception as error:
            results[n] = error
        finally:
            close_old_connections()
            connections.close_all()

    threads = [threading.Thread(target=run, args=[n]) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
