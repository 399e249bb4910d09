"""Many at the same moment, over HTTP, against the web server as `./portal run` starts it. What is booked is counted
in SQL."""

import re
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection

from tests.faults.visitor import Booker

pytestmark = pytest.mark.faults

PEOPLE = 40


def sql(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchall()


def at_once(acts):
    """Each act in a thread of its own, let go together; their results in order."""
    gate = Barrier(len(acts))

    def wait_and_act(act):
        gate.wait(30)
        return act()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(wait_and_act, acts))


def longer_than_a_machine():
    time.sleep(settings.LEAST_FILL_SECONDS + 0.2)


def test_forty_people_at_once_get_the_five_places_and_the_rest_are_offered_others(web, log, drop_in, topic):
    people = [
        Booker(web).begins(drop_in, topic, name=f"Person {n}", email=f"person{n}@care.example") for n in range(PEOPLE)
    ]
    longer_than_a_machine()
    for person in people:
        person.checks()

    answers = at_once([person.books for person in people])

    booked = [answer for answer in answers if answer.status == 302]
    told = [(person, answer) for person, answer in zip(people, answers, strict=True) if answer.status == 200]
    assert (len(booked), len(told)) == (5, 35), sorted(answer.status for answer in answers)
    assert len({answer.headers["Location"] for answer in booked}) == 5
    for person, answer in told:
        assert "That place has just been taken" in answer.text
        assert len(re.findall(r'<a href="#id_slot_\w+">', answer.text)) == 2
        kept = answer.hidden
        assert (kept["name"], kept["question"]) == (person.typed["name"], person.typed["question"])
        assert kept["adjustments"] == "I lip-read"
    rows = sql("SELECT place_no FROM providers_booking WHERE drop_in_id = %s AND status = 'booked'", drop_in.pk)
    assert sorted(place for (place,) in rows) == [1, 2, 3, 4, 5]
    assert sql("SELECT count(*) FROM providers_booking") == [(5,)]
    assert sql("SELECT kind, count(*) FROM outbox_plannedmail GROUP BY kind ORDER BY kind") == [
        ("booking_confirmation", 5),
        ("booking_reminder", 5),
    ]
    assert "Traceback" not in log.read_text()


def test_one_form_sent_twenty_times_at_once_is_one_booking_on_one_page(web, drop_in, topic):
    person = Booker(web).begins(drop_in, topic, name="Rukhsana", email="rukhsana@care.example")
    longer_than_a_machine()
    person.checks()

    answers = at_once([person.books] * 20)

    assert {answer.status for answer in answers} == {302}
    (page,) = {answer.headers["Location"] for answer in answers}
    assert "You are booked in, Rukhsana" in person.get(page).text
    assert sql("SELECT count(*) FROM providers_booking") == [(1,)]
    assert sql("SELECT count(*) FROM providers_bookingevent") == [(1,)]
    assert sql("SELECT count(*) FROM outbox_plannedmail WHERE kind = 'booking_confirmation'") == [(1,)]
