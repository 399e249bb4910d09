from datetime import timedelta

import pytest

from applicants.enums import ReferralState
from applicants.models import AccessLog, Attendance
from tests.factories.applicants import (
    NOW,
    START,
    TODAY,
    CohortFactory,
    CohortSessionFactory,
    ReferralFactory,
    SeatFactory,
    consent_to_share,
)
from tests.factories.applicants_acts import full_cohort
from tests.factories.applicants_partners import workspace

pytestmark = pytest.mark.django_db


@pytest.fixture
def sheet(programme):
    """Today, and two who have places; one of them stopped sharing."""
    cohort = CohortFactory(programme=programme, starts_on=TODAY - timedelta(days=1))
    session = CohortSessionFactory(cohort=cohort, on_date=TODAY)
    seats = [
        SeatFactory(
            cohort=cohort,
            place_no=number,
            referral=ReferralFactory(programme=programme, cohort=cohort, state="started"),
        )
        for number in (1, 2, 3)
    ]
    return session, [seat.referral for seat in seats]


def url_of(session, organisation):
    return workspace("cohort_sheet", organisation, session.cohort.uuid, session.pk)


def test_sheet_shows_everybody_and_writes_down_who_was_seen(client, sheet, organisation):
    session, (first, second, gone) = sheet
    consent_to_share(gone.applicant, organisation, at=NOW, is_given=False)

    text = client.get(url_of(session, organisation)).content.decode()

    assert text.count("Leanne O’Hara") == 2
    assert gone.applicant.reference in text
    looks = set(AccessLog.objects.values_list("applicant", "what"))
    assert looks == {(first.applicant_id, "listed"), (second.applicant_id, "listed")}


def test_sheet_is_saved_with_one_press_and_corrected_by_another(client, sheet, organisation, lead):
    session, (first, second, _third) = sheet
    url = url_of(session, organisation)

    client.post(url, {f"mark-{first.pk}": "came", f"mark-{second.pk}": "missed"})
    client.post(url, {f"mark-{first.pk}": "late", f"mark-{second.pk}": "missed"})

    marks = Attendance.objects.values_list("referral", "mark", "by")
    assert set(marks) == {(first.pk, "late", lead.user_id), (second.pk, "missed", lead.user_id)}
    assert client.get(url).context["left"] == 1


def test_sheet_takes_nothing_about_people_of_another_start(client, sheet, organisation):
    session, _referrals = sheet
    other = SeatFactory().referral

    client.post(url_of(session, organisation), {f"mark-{other.pk}": "missed"})

    assert not Attendance.objects.exists()


def test_sheet_of_a_day_to_come_takes_no_marks(client, sheet, organisation):
    session, (first, *_others) = sheet
    session.on_date = TODAY + timedelta(days=1)
    session.save()

    response = client.post(url_of(session, organisation), {f"mark-{first.pk}": "came"})

    assert response.status_code == 409
    assert not Attendance.objects.exists()


def test_two_misses_are_on_the_list_of_what_to_do(client, sheet, organisation):
    session, (first, second, _third) = sheet
    earlier = CohortSessionFactory(cohort=session.cohort, on_date=TODAY - timedelta(days=1))
    for day in (session, earlier):
        client.post(url_of(day, organisation), {f"mark-{first.pk}": "missed"})
    client.post(url_of(session, organisation), {f"mark-{second.pk}": "missed"})

    page = client.get(workspace("referral_list", organisation), {"show": "missed"})

    assert list(page.context["page"]) == [first]
    assert "Missed 2 times" in client.get(url_of(session, organisation)).content.decode()


def test_more_places_are_offered_to_those_who_wait(client, programme, organisation):
    cohort, (_held, waiting) = full_cohort(places=1, waiting=1, programme=programme)

    client.post(workspace("cohort_places", organisation, cohort.uuid), {"places": "2"})

    waiting.refresh_from_db()
    assert waiting.state == ReferralState.OFFERED


def test_fewer_places_than_are_taken_are_refused(client, programme, organisation):
    cohort, _held = full_cohort(places=2, programme=programme)

    page = client.post(workspace("cohort_places", organisation, cohort.uuid), {"places": "1"}).content.decode()

    assert "Place 2 is taken" in page
    cohort.refresh_from_db()
    assert cohort.places == 2


def test_cancelling_says_first_who_is_told(client, programme, organisation):
    cohort, (held, waiting) = full_cohort(places=1, waiting=1, programme=programme, starts_on=START)
    url = workspace("cohort_cancel", organisation, cohort.uuid)

    preview = client.get(url).content.decode()
    refused = client.post(url, {"reason": ""})
    client.post(url, {"reason": "No trainer"})

    assert "2 people are told at once" in preview
    assert refused.status_code == 200
    for referral in (held, waiting):
        referral.refresh_from_db()
        assert referral.state == ReferralState.TALKING
    cohort.refresh_from_db()
    assert cohort.cancel_reason == "No trainer"
