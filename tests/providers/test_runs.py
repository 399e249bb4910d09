from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from providers.enums import BookingStatus, DropInStatus, Role
from providers.models import DropIn, Run
from providers.refusals import AdviserBusy, NoDatesLeft, RunEnded
from providers.selectors.runs import bank_holidays_end_within, days_of_run, run_dates
from providers.services import cancel_booking
from providers.services.runs import add_run, change_run_time, end_run
from tests.factories.providers import NOW, AdviserFactory, DropInFactory, DropInTypeFactory, StaffFactory, book
from tests.factories.providers_waiting import RunFactory, WaitEntryFactory, together
from workforce_portal.places.clock import LONDON, local

pytestmark = pytest.mark.django_db
ADD = "/admin/providers/run/add/"


def a_run(**facts):
    """Tuesdays at ten, from 12 January, three times; not saved."""
    usual = {"first_on": date(2027, 1, 12), "last_on": date(2027, 1, 26)}
    made_before = {"type": DropInTypeFactory(), "adviser": AdviserFactory()}
    return RunFactory.build(**{**usual, **made_before, **facts})


def made(**facts):
    run = a_run(**facts)
    days = {found.day for found in run_dates(run, at=NOW)}
    return add_run(run=run, days=days, status=DropInStatus.OPEN, by=StaffFactory(), at=NOW)


def starts(run):
    return [f"{local(session.starts_at):%-d %b %H:%M}" for session in run.drop_ins.order_by("starts_at")]


# --- dates ---


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, ["12", "19", "26"]),
        ({"every_weeks": 2}, ["12", "26"]),
        ({"weekdays": [1, 3]}, ["12", "14", "19", "21", "26"]),
        ({"weekdays": [0, 1], "every_weeks": 2}, ["12", "25", "26"]),
        ({"weekdays": [5]}, ["16", "23"]),
        ({"weekdays": [0], "last_on": date(2027, 1, 17)}, []),
    ],
)
def test_days_by_the_rule(facts, days):
    assert [f"{day:%-d}" for day in days_of_run(a_run(**facts))] == days


def test_dates_are_refused_with_their_reason():
    run = a_run(weekdays=[4, 0], first_on=date(2027, 3, 22), last_on=date(2027, 4, 2))
    DropInFactory(adviser=run.adviser, type__name="Ask anything", starts_at=datetime(2027, 4, 2, 10, 15, tzinfo=LONDON))

    found = {row.day.day: (row.is_good, row.refused, row.bank_holiday) for row in run_dates(run, at=NOW)}

    assert found == {
        22: (True, "", ""),
        26: (False, "", "Good Friday"),
        29: (False, "", "Easter Monday"),
        2: (False, "The adviser has “Ask anything” then, 10:15am to 10:45am.", ""),
    }


def test_past_dates_and_the_night_the_clocks_change_are_refused():
    past = a_run(first_on=date(2026, 12, 29), last_on=date(2026, 12, 29))
    night = a_run(weekdays=[6], first_on=date(2027, 3, 28), last_on=date(2027, 3, 28), starts=time(0, 45))

    assert [row.refused for row in run_dates(past, at=NOW)] == ["It is in the past."]
    assert "The clocks change that night" in run_dates(night, at=NOW)[0].refused


def test_cancelled_session_does_not_keep_the_adviser():
    run = a_run()
    DropInFactory(
        adviser=run.adviser,
        starts_at=datetime(2027, 1, 12, 10, tzinfo=LONDON),
        status=DropInStatus.CANCELLED,
        cancelled_at=NOW,
    )

    assert all(row.is_good for row in run_dates(run, at=NOW))


def test_run_beyond_the_known_bank_holidays_is_warned_of():
    assert bank_holidays_end_within(a_run()) is None
    assert bank_holidays_end_within(a_run(last_on=date(2040, 1, 1))) is not None


# --- the verbs ---


def test_add_makes_real_sessions_at_the_same_time_by_the_clock():
    run = made(first_on=date(2027, 3, 23), last_on=date(2027, 4, 6))

    assert starts(run) == ["23 Mar 10:00", "30 Mar 10:00", "6 Apr 10:00"]
    session = run.drop_ins.first()
    assert (session.status, session.capacity, session.minutes, session.is_online) == (DropInStatus.OPEN, 1, 30, True)
    assert (run.created_at, run.created_by) == (NOW, run.created_by)


def test_add_leaves_out_what_is_not_ticked_and_takes_a_holiday_that_is():
    run = a_run(weekdays=[4], first_on=date(2027, 3, 19), last_on=date(2027, 4, 2))

    add_run(
        run=run,
        days={date(2027, 3, 26), date(2027, 4, 2)},
        status=DropInStatus.DRAFT,
        by=StaffFactory(),
        at=NOW,
    )

    assert starts(run) == ["26 Mar 10:00", "2 Apr 10:00"]
    assert set(run.drop_ins.values_list("status", flat=True)) == {DropInStatus.DRAFT}


@pytest.mark.parametrize("days", [set(), {date(2027, 1, 13)}, {date(2026, 12, 29)}])
def test_add_nothing_is_refused(days):
    with pytest.raises(NoDatesLeft):
        add_run(run=a_run(), days=days, status=DropInStatus.OPEN, by=StaffFactory(), at=NOW)

    assert not Run.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_runs_for_one_adviser_at_once_are_one_and_nothing_of_the_other():
    adviser, kind, staff = AdviserFactory(), DropInTypeFactory(), StaffFactory()

    def act(n):
        run = a_run(adviser=adviser, type=kind)
        days = set(days_of_run(run))
        return add_run(run=run, days=days, status=DropInStatus.OPEN, by=staff, at=NOW)

    results = together(4, act)

    assert sum(isinstance(result, Run) for result in results) == 1
    assert {type(result) for result in results} <= {Run, AdviserBusy, NoDatesLeft}
    assert (Run.objects.count(), DropIn.objects.count()) == (1, 3)


def test_change_of_time_moves_what_nobody_counts_on():
    run = made()
    booked, waited_for, free = run.drop_ins.order_by("starts_at")
    book(booked)
    WaitEntryFactory(drop_in=waited_for)

    changed = change_run_time(run_id=run.pk, starts=time(14, 30), minutes=45, by=StaffFactory(), at=NOW)

    assert starts(run) == ["12 Jan 10:00", "19 Jan 10:00", "26 Jan 14:30"]
    assert (changed.done, changed.left_alone) == ([free], [booked, waited_for])
    run.refresh_from_db()
    assert (run.starts, run.minutes) == (time(14, 30), 45)


def test_change_of_time_leaves_where_the_adviser_is_busy():
    run = made()
    DropInFactory(adviser=run.adviser, starts_at=datetime(2027, 1, 19, 14, 30, tzinfo=LONDON))

    changed = change_run_time(run_id=run.pk, starts=time(14, 30), minutes=30, by=StaffFactory(), at=NOW)

    assert starts(run) == ["12 Jan 14:30", "19 Jan 10:00", "26 Jan 14:30"]
    assert len(changed.refused) == 1


def test_end_takes_away_what_nobody_counts_on_and_never_a_booked_session():
    run = made(last_on=date(2027, 2, 2))
    booked, was_booked, waited_for, free = run.drop_ins.order_by("starts_at")
    book(booked)
    cancel_booking(booking_id=book(was_booked).pk, role=Role.BOOKER, by=None, at=NOW)
    WaitEntryFactory(drop_in=waited_for)

    changed = end_run(run_id=run.pk, by=StaffFactory(), at=NOW)

    statuses = dict(run.drop_ins.values_list("pk", "status"))
    assert statuses == {booked.pk: "open", was_booked.pk: "cancelled", waited_for.pk: "open"}
    assert booked.bookings.get().status == BookingStatus.BOOKED
    assert ([row.pk for row in changed.left_alone], len(changed.done)) == ([booked.pk, waited_for.pk], 2)
    assert free.pk not in statuses


def test_end_leaves_what_has_been_held():
    run = made()
    end_run(run_id=run.pk, by=StaffFactory(), at=datetime(2027, 1, 20, tzinfo=LONDON))

    assert starts(run) == ["12 Jan 10:00", "19 Jan 10:00"]


def test_ended_run_is_ended_once():
    run, staff = made(), StaffFactory()
    end_run(run_id=run.pk, by=staff, at=NOW)

    with pytest.raises(RunEnded):
        end_run(run_id=run.pk, by=staff, at=NOW)
    with pytest.raises(RunEnded):
        change_run_time(run_id=run.pk, starts=time(9), minutes=30, by=staff, at=NOW)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"last_on": date(2027, 1, 11)}, "run_ends_after_it_begins"),
        ({"weekdays": []}, "run_has_a_weekday"),
        ({"every_weeks": 0}, "run_repeats_after_a_week_or_more"),
        ({"minutes": 4}, "run_has_a_length"),
        ({"capacity": 0}, "run_has_a_place"),
        ({"is_online": False}, "run_is_online_or_has_a_venue"),
    ],
)
def test_database_refuses_an_untrue_run(facts, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        a_run(**facts).save()


# --- the admin ---


def typed(**changes):
    return {
        "type": DropInTypeFactory(minutes=30, capacity=2).pk,
        "adviser": AdviserFactory(name="Farida Iqbal").pk,
        "status": "open",
        "weekdays": ["1"],
        "every_weeks": "1",
        "first_on": "2027-03-23",
        "last_on": "2027-04-06",
        "starts": "10:00",
        "is_online": "on",
        "join_url": "https://meet.example/abc",
        **changes,
    }


@pytest.mark.usefixtures("now")
def test_run_is_previewed_then_made(staff_client):
    data = typed(weekdays=["1", "4"])

    preview = staff_client.post(ADD, {**data, "preview": "yes"})
    assert not DropIn.objects.exists()
    ticked = [row.value for row in preview.context["rows"] if row.is_ticked]
    done = staff_client.post(ADD, {**data, "save": "yes", "day": ticked[1:]}, follow=True)

    assertContains(preview, "Good Friday. Tick to hold it all the same.")
    assert ticked == ["2027-03-23", "2027-03-30", "2027-04-02", "2027-04-06"]
    assertContains(done, "Made 3 sessions.")
    run = Run.objects.get()
    assert starts(run) == ["30 Mar 10:00", "2 Apr 10:00", "6 Apr 10:00"]
    assert run.drop_ins.first().capacity == 2


@pytest.mark.usefixtures("now")
def test_run_by_number_of_sessions(staff_client):
    preview = staff_client.post(ADD, typed(last_on="", count="5", every_weeks="2"))

    assert [row.value for row in preview.context["rows"]] == [
        "2027-03-23",
        "2027-04-06",
        "2027-04-20",
        "2027-05-04",
        "2027-05-18",
    ]


@pytest.mark.usefixtures("now")
def test_run_with_a_bank_holiday_ticked_is_held(staff_client):
    data = typed(weekdays=["4"], first_on="2027-03-26", last_on="2027-03-26")

    staff_client.post(ADD, {**data, "save": "yes", "day": ["2027-03-26"]})

    assert starts(Run.objects.get()) == ["26 Mar 10:00"]


@pytest.mark.usefixtures("now")
def test_run_beyond_the_bank_holidays_says_so(staff_client):
    preview = staff_client.post(ADD, typed(first_on="2028-11-07", last_on="2029-03-01"))

    assertContains(preview, "The last bank holiday that we know is")


@pytest.mark.usefixtures("now")
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"weekdays": []}, "Tick at least one day of the week."),
        ({"count": "3"}, "Give either the last day or the number of sessions."),
        ({"last_on": ""}, "Give either the last day or the number of sessions."),
        ({"last_on": "2027-03-22"}, "Choose a last day after the first"),
        ({"last_on": "2047-03-22"}, "Choose a last day after the first"),
        ({"starts": "23:45", "minutes": "30"}, "They would end on the next day."),
        ({"minutes": "2"}, "Make it 5 minutes or longer."),
        ({"is_online": ""}, "Choose a venue, or tick"),
        ({"every_weeks": "0"}, "greater than or equal to 1"),
    ],
)
def test_run_refuses_a_bad_answer(staff_client, changes, sentence):
    response = staff_client.post(ADD, {**typed(**changes), "save": "yes", "day": ["2027-03-23"]})

    assertContains(response, sentence)
    assert not Run.objects.exists()


@pytest.mark.usefixtures("now")
def test_run_without_a_tick_says_so(staff_client):
    response = staff_client.post(ADD, {**typed(), "save": "yes", "day": ["rubbish"]})

    assertContains(response, "No date is left. Tick at least one, or change the run.")


@pytest.mark.usefixtures("now")
def test_run_goes_back_to_the_form_with_everything_typed(staff_client):
    response = staff_client.post(ADD, {**typed(), "change": "yes"})

    assertContains(response, 'value="2027-03-23"')
    assertContains(response, "Show the dates")


@pytest.mark.usefixtures("now")
def test_time_is_changed_after_a_preview(staff_client):
    run = made()
    book(run.drop_ins.first())
    url = reverse("admin:providers_run_time", args=[run.pk])

    preview = staff_client.post(url, {"starts": "14:30", "minutes": "30", "again": "yes"})
    before = starts(run)
    staff_client.post(url, {"starts": "14:30", "minutes": "30", "save": "yes"})

    assertContains(preview, "Left alone")
    assertContains(preview, "2:30pm to 3pm")
    assert before == ["12 Jan 10:00", "19 Jan 10:00", "26 Jan 10:00"]
    assert starts(run) == ["12 Jan 10:00", "19 Jan 14:30", "26 Jan 14:30"]


@pytest.mark.usefixtures("now")
def test_run_is_ended_after_a_preview(staff_client):
    run = made()
    book(run.drop_ins.first())
    url = reverse("admin:providers_run_end", args=[run.pk])

    preview = staff_client.get(url)
    untouched = run.drop_ins.count()
    done = staff_client.post(url, follow=True)
    again = staff_client.post(url, follow=True)

    assertContains(preview, "Left alone")
    assert (untouched, run.drop_ins.count()) == (3, 1)
    assertContains(done, "Took away 2 sessions. Left alone: 1 session.")
    assertContains(again, "This run has ended already.")


@pytest.mark.usefixtures("now")
def test_run_is_linked_from_today_and_from_the_sessions(staff_client):
    assertContains(staff_client.get("/admin/"), ADD)
    assertContains(staff_client.get(reverse("admin:providers_dropin_changelist")), ADD)


@pytest.mark.usefixtures("now")
def test_run_pages_are_for_those_who_may(client):
    run = made()
    client.force_login(StaffFactory())

    for name, args in (("add", []), ("change", [run.pk]), ("time", [run.pk]), ("end", [run.pk])):
        assert client.get(reverse(f"admin:providers_run_{name}", args=args)).status_code == 403
    assert Run.objects.get().ended_at is None


@pytest.mark.usefixtures("now")
def test_list_of_runs_says_how_each_stands(staff_client):
    end_run(run_id=made().pk, by=StaffFactory(), at=NOW)
    made(first_on=date(2027, 2, 2), last_on=date(2027, 2, 9))

    response = staff_client.get(reverse("admin:providers_run_changelist"))

    assertContains(response, "Ended")
    assertContains(response, "Running")
    assertNotContains(response, "Delete")
