import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F

from providers.enums import BookingStatus, DropInStatus, Source
from providers.models import (
    Adviser,
    Booking,
    CallBackRequest,
    DropIn,
    DropInType,
    Feedback,
    PostOutcome,
    Run,
    Topic,
    Venue,
    WaitEntry,
)
from workforce_portal.demo import registry
from workforce_portal.demo.people import ADVISER
from workforce_portal.organisations.models import CareService
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.places.clock import local
from workforce_portal.places.models import Council, SubRegion
from workforce_portal.users.models import User

TODAY = date(2027, 3, 9)
NOON = datetime(2027, 3, 9, 12, 0, tzinfo=UTC)
DRAMA_PHONE = re.compile(r"0161 496 0\d{3}|0151 496 0\d{3}|01632 960\d{3}")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("demonstration"),
    pytest.mark.xdist_group("demonstration"),
]


def load():
    with time_machine.travel(NOON, tick=False):
        list(registry.load_all(TODAY))


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """Loaded once for all the tests that look at it, and undone after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


def what_people_see():
    return [
        list(CareService.objects.values_list("name", "phone", "postcode", "easting", "northing")),
        list(DropIn.objects.values_list("type__slug", "adviser__name", "starts_at", "venue__name", "status")),
        list(
            Booking.objects.order_by("drop_in__starts_at", "drop_in__adviser__name", "created_at", "name").values_list(
                "name", "email", "phone", "service_name", "question", "adjustments", "status", "created_at", "place_no"
            )
        ),
        sorted(PlannedMail.objects.values_list("kind", "state", "to_email", "due_at", "reason")),
    ]


def test_demonstration_keeps_every_promise_of_the_database():
    connection.check_constraints()

    for model in (CareService, Topic, DropInType, Adviser, Venue, DropIn, Booking):
        for row in model.objects.all():
            row.full_clean(validate_unique=False, validate_constraints=False)


def test_load_demo_a_second_time_adds_nothing(settings):
    settings.DEMO_MODE = True
    before = what_people_see()

    call_command("load_demo")

    assert what_people_see() == before


def test_people_who_can_sign_in_are_named_with_their_passwords(settings, capsys):
    settings.DEMO_MODE = True

    call_command("load_demo")

    said = capsys.readouterr().out
    for person in registry.sign_ins():
        assert person.email in said
        assert person.password in said
        user = User.objects.get(email=person.email)
        assert user.check_password(person.password) if person.password else not user.has_usable_password()


def test_same_day_gives_the_same_demonstration():
    before = what_people_see()
    connection.check_constraints()  # no table is emptied while a promise is open
    call_command("flush", interactive=False)

    load()

    assert what_people_see() == before


def test_every_council_has_care_services():
    per_council = Counter(CareService.objects.values_list("council__name", flat=True))

    assert per_council.keys() == set(Council.objects.values_list("name", flat=True))
    assert sum(per_council.values()) >= 120


def test_no_care_service_is_taken_for_one_in_the_directory_of_cqc():
    assert not CareService.objects.exclude(cqc_location_id=None).exists()
    assert not CareService.objects.exclude(cqc_provider_id="").exists()
    assert not Booking.objects.exclude(care_service__cqc_location_id=None).exists()


def test_nobody_real_is_written_to_or_rung():
    addresses = {
        *Booking.objects.values_list("email", flat=True),
        *Adviser.objects.values_list("email", flat=True),
        *WaitEntry.objects.values_list("email", flat=True),
        *CallBackRequest.objects.values_list("email", flat=True),
        *PlannedMail.objects.values_list("to_email", flat=True),
    } - {""}
    phones = {
        *Booking.objects.values_list("phone", flat=True),
        *CareService.objects.values_list("phone", flat=True),
        *WaitEntry.objects.values_list("phone", flat=True),
        *CallBackRequest.objects.values_list("phone", flat=True),
        *DropIn.objects.values_list("join_by_phone", flat=True),
    } - {""}

    assert {address for address in addresses if not address.endswith(".example")} == set()
    assert {phone for phone in phones if not DRAMA_PHONE.fullmatch(phone)} == set()


def test_venues_stand_in_all_three_sub_regions():
    found = set(Venue.objects.values_list("council__sub_region__name", flat=True))

    assert found == set(SubRegion.objects.values_list("name", flat=True))


def test_adviser_who_signs_in_is_an_adviser_of_care_services():
    adviser = Adviser.objects.get(user__email=ADVISER)

    assert adviser.email == ADVISER
    assert adviser.name == adviser.user.full_name
    assert [group.name for group in adviser.user.groups.all()] == ["Advisers"]


def test_sessions_lie_before_today_and_after_it():
    days = Counter(local(start).date() for start in DropIn.objects.values_list("starts_at", flat=True))

    assert days[TODAY] == 3
    assert min(days) <= TODAY - timedelta(weeks=4)
    assert max(days) >= TODAY + timedelta(weeks=8)


def test_people_have_booked_every_session_of_today():
    sessions = DropIn.objects.filter(starts_at__date=TODAY).with_places()

    assert all(session.places_taken for session in sessions)


def test_coming_sessions_are_of_every_sort():
    coming = DropIn.objects.filter(starts_at__gt=NOON).with_places()
    open_ones = coming.filter(status=DropInStatus.OPEN)

    assert open_ones.filter(places_left=0, capacity__gt=1).exists()
    assert open_ones.filter(places_left=1, capacity__gt=1).exists()
    assert open_ones.filter(places_taken=0, capacity__gt=1).exists()
    assert {row.is_online for row in open_ones} == {True, False}
    assert coming.filter(status=DropInStatus.DRAFT).count() == 2
    assert coming.exclude(cancel_reason="").filter(status=DropInStatus.CANCELLED).count() == 1
    assert not coming.exclude(status=DropInStatus.OPEN).filter(places_taken__gt=0).exists()


def test_bookings_are_of_every_sort():
    bookings = Booking.objects.all()

    assert set(bookings.values_list("status", flat=True)) == set(BookingStatus.values)
    assert bookings.filter(source=Source.STAFF, email="").exclude(phone="").exists()
    assert bookings.filter(moves=1).exists()
    assert bookings.exclude(cancel_reason="").exists()
    assert bookings.exclude(question="").exists()
    assert bookings.exclude(adjustments="").exists()
    late = bookings.filter(created_at__gte=F("drop_in__starts_at"))
    assert not late.exclude(source=Source.WALK_IN).exists()
    assert not bookings.filter(created_at__gte=NOON).exists()


def test_some_outcomes_are_left_for_staff_to_record():
    booked = Booking.objects.filter(status=BookingStatus.BOOKED, drop_in__ends_at__lt=NOON)

    assert 2 <= booked.values("drop_in").distinct().count() <= 5


def test_first_start_sends_only_last_night_s_mail():
    due = PlannedMail.objects.filter(state=State.PLANNED, due_at__lte=NOON)

    assert 5 <= due.count() <= 25
    # The health check's reminder has waited for a first start, so that its link is in the mailbox.
    others = due.exclude(kind="health_check_reminder")
    assert min(others.values_list("due_at", flat=True)) > NOON - timedelta(hours=19)


def test_mail_of_the_past_is_kept_with_its_text():
    sent = PlannedMail.objects.filter(state=State.SENT)

    assert sent.count() > 100
    assert all(mail.body_text for mail in sent)
    bookings = sent.filter(kind__in=["booking_confirmation", "booking_reminder", "follow_up_attended"])
    assert all(mail.to_name.split()[0] in mail.body_text for mail in bookings)
    assert {mail.kind for mail in sent} >= {"booking_confirmation", "booking_reminder", "follow_up_attended"}


def test_some_mail_needs_somebody_to_ring():
    failed = PlannedMail.objects.filter(state=State.FAILED)

    assert {mail.reason[:3] for mail in failed} == {"550", "552"}
    assert all(Booking.objects.get(pk=mail.about_id).phone for mail in failed)
    assert PlannedMail.objects.filter(state=State.UNCERTAIN).count() == 1


def test_some_of_those_who_came_said_how_it_was_and_whether_the_post_is_filled():
    came = Booking.objects.filter(status=BookingStatus.ATTENDED)

    assert 10 < Feedback.objects.count() < came.count()
    assert set(PostOutcome.objects.values_list("answer", flat=True)) == {"yes", "not_yet", "stopped"}
    assert not Feedback.objects.exclude(booking__in=came).exists()
    assert not Feedback.objects.filter(given_at__gte=NOON).exists()


def test_advisers_have_their_next_agenda_planned():
    planned = PlannedMail.objects.filter(kind="adviser_agenda")

    assert planned.exists()
    assert all(mail.state == State.PLANNED and mail.due_at > NOON for mail in planned)


def test_people_wait_and_a_place_is_kept_for_one_of_them_the_whole_day():
    (offer,) = Booking.objects.offers()

    assert offer.offer_expires_at > NOON + timedelta(hours=12)
    assert WaitEntry.objects.waiting().count() >= 4
    assert set(WaitEntry.objects.exclude(left_at=None).values_list("left_because", flat=True)) == {
        "accepted",
        "declined",
        "expired",
        "withdrawn",
    }


def test_calls_are_waiting_and_one_is_late():
    waiting = CallBackRequest.objects.open()

    assert [call.is_late(TODAY) for call in waiting] == [True, False]
    assert CallBackRequest.objects.filter(status="closed").exists()


def test_a_run_of_sessions_is_to_come():
    run = Run.objects.get()

    assert run.drop_ins.filter(starts_at__gt=NOON).count() >= 3


def test_somebody_walked_in_beyond_the_places():
    walked_in = Booking.objects.filter(source=Source.WALK_IN)

    assert walked_in.filter(status=BookingStatus.ATTENDED, email="", phone="").exists()
