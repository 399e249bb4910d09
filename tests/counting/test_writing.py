"""Whoever writes counts down may die at any moment. Real Valkey, real PostgreSQL."""

import threading
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from workforce_portal.counting import services, store
from workforce_portal.counting.models import DailyCount, WrittenBatch
from workforce_portal.counting.services import count_view, write_counts

pytestmark = pytest.mark.django_db(transaction=True)


class Died(BaseException):
    """As when the process is killed: no handler runs, the transaction is gone."""


def die(*args, **kwargs):
    raise Died


def views():
    return sum(DailyCount.objects.filter(kind="view").values_list("n", flat=True))


@pytest.fixture
def three_views(visit):
    for _number in range(3):
        count_view(visit())


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (store, "take_batch"),  # before anything
        (services, "_is_new"),  # taken, not written
        (services, "_write"),  # noted as written, in a transaction that does not end
        (store, "drop_batch"),  # written, not dropped
    ],
)
def test_a_writer_that_dies_loses_and_doubles_nothing(three_views, visit, monkeypatch, where, name):
    with monkeypatch.context() as patched:
        patched.setattr(where, name, die)
        with pytest.raises(Died):
            write_counts(at=timezone.now())
    count_view(visit())

    for _again in range(3):
        write_counts(at=timezone.now())

    assert views() == 4


def test_a_writer_that_dies_after_taking_leaves_the_batch_to_the_next(three_views, monkeypatch):
    store.take_batch()

    write_counts(at=timezone.now())

    assert views() == 3


def test_a_late_drop_does_not_take_the_next_batch_with_it(three_views, visit):
    first = store.take_batch()
    store.drop_batch(first.id)
    count_view(visit())
    second = store.take_batch()

    store.drop_batch(first.id)

    assert store.take_batch() == second


def test_writers_at_once_write_each_count_once(visit):
    total, ready = 200, threading.Barrier(5)

    def write():
        ready.wait()
        for _round in range(20):
            write_counts(at=timezone.now())
        connection.close()

    def go_by():
        ready.wait()
        for _number in range(total):
            count_view(visit())

    threads = [threading.Thread(target=write) for _writer in range(4)] + [threading.Thread(target=go_by)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    write_counts(at=timezone.now())
    write_counts(at=timezone.now())

    assert views() == total


def test_what_was_written_long_ago_is_no_longer_remembered(three_views, visit):
    write_counts(at=timezone.now() - timedelta(days=31))
    count_view(visit())

    write_counts(at=timezone.now())

    assert WrittenBatch.objects.count() == 1
    assert views() == 4
