from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from workforce_portal.security import rates
from workforce_portal.security.checks import rate_limits_are_readable
from workforce_portal.security.models import RateCount
from workforce_portal.security.tasks import clear_rate_counts

TEN = datetime(2027, 3, 9, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def limits(settings):
    settings.RATE_LIMITS = {"book": "3/h", "find": "2/m"}


@pytest.mark.django_db
def test_hit_allows_up_to_the_limit_and_no_further():
    allowed = [rates.hit("book", "10.1.1.1", at=TEN) for _ in range(5)]

    assert allowed == [True, True, True, False, False]


@pytest.mark.django_db
def test_hit_counts_each_person_and_each_scope_apart():
    for _ in range(3):
        rates.hit("book", "10.1.1.1", at=TEN)

    assert rates.hit("book", "10.1.1.2", at=TEN)
    assert rates.hit("find", "10.1.1.1", at=TEN)


@pytest.mark.django_db
def test_hit_takes_one_address_in_any_case_for_one_person():
    for email in ["Jo@example.org", "jo@example.org", " JO@example.org "]:
        rates.hit("book", email, at=TEN)

    assert not rates.hit("book", "jo@example.org", at=TEN)


@pytest.mark.django_db
def test_hit_starts_again_with_the_next_window():
    for _ in range(4):
        rates.hit("book", "10.1.1.1", at=TEN)

    assert not rates.hit("book", "10.1.1.1", at=TEN + timedelta(minutes=59, seconds=59))
    assert rates.hit("book", "10.1.1.1", at=TEN + timedelta(hours=1))


@pytest.mark.django_db
def test_hit_stores_nobody(django_assert_num_queries):
    with django_assert_num_queries(1):
        rates.hit("book", "jo@example.org", at=TEN)

    stored = str(list(RateCount.objects.values()))
    assert "jo" not in stored
    assert len(RateCount.objects.get().key) == 64


@pytest.mark.django_db(transaction=True)
def test_hit_counts_everybody_who_comes_at_once(settings):
    settings.RATE_LIMITS = {"book": "20/h"}

    def come(_):
        allowed = rates.hit("book", "10.1.1.1", at=TEN)
        connection.close()
        return allowed

    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(come, range(30)))

    assert sum(allowed) == 20
    assert RateCount.objects.get().count == 30


@pytest.mark.django_db
def test_require_says_when_to_come_back():
    half_past = TEN + timedelta(minutes=30)
    for _ in range(3):
        rates.require("book", "10.1.1.1", at=half_past)

    with pytest.raises(rates.TooManyRequests) as refusal:
        rates.require("book", "10.1.1.1", at=half_past)

    assert refusal.value.retry_after == 1800


@pytest.mark.django_db
def test_old_counts_are_cleared_and_running_ones_kept(time_machine):
    rates.hit("book", "10.1.1.1", at=TEN - timedelta(hours=26))
    rates.hit("book", "10.1.1.1", at=TEN)
    time_machine.move_to(TEN)

    cleared = clear_rate_counts()

    assert cleared == 1
    assert [row.window_start for row in RateCount.objects.all()] == [TEN]


@pytest.mark.parametrize("text", ["", "60", "60/w", "many/h", "/h", "-1/h"])
def test_limit_that_nobody_can_read_stops_the_portal_with_a_sentence(settings, text):
    settings.RATE_LIMITS = {"book": text}

    [error] = rate_limits_are_readable(None)

    assert f"“{text}” is not a limit" in error.msg
    assert error.hint == "Set RATE_BOOK."


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "10.0.0.9"),
        (0, "203.0.113.7", "10.0.0.9"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.9"),
        (1, "rubbish", "unknown"),
        (1, "2001:db8:1:2:aaaa::1", "2001:db8:1:2::"),
        (1, "2001:db8:1:2:bbbb::2", "2001:db8:1:2::"),
        (1, "::ffff:203.0.113.7", "203.0.113.7"),
    ],
)
def test_client_address_believes_only_our_own_proxies(rf, settings, proxies, forwarded, address):
    settings.TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=forwarded)

    assert rates.client_address(request) == address
