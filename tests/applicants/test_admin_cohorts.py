import pytest
from django.urls import reverse

from applicants.models import Cohort, ConsentWording, Programme, Reason, Referral
from tests.factories.applicants import NOW, CohortFactory, ProgrammeFactory, SeatFactory
from tests.factories.applicants_acts import full_cohort
from tests.factories.places import council
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db

START = {
    "places": 12,
    "starts_on": "2027-03-01",
    "ends_on": "2027-03-26",
    "closes_on": "2027-02-26",
    "times": "Monday to Wednesday, 9:30am to 2:30pm",
    "venue_name": "Leigh Learning Rooms",
    "sessions-TOTAL_FORMS": 0,
    "sessions-INITIAL_FORMS": 0,
}


def change(client, cohort, **data):
    posted = {**START, "council": cohort.council_id, **data}
    return client.post(reverse("admin:applicants_cohort_change", args=[cohort.pk]), posted)


def test_start_is_added(team):
    programme = ProgrammeFactory()
    posted = {**START, "programme": programme.pk, "council": council("Wigan").pk}

    assert team.post(reverse("admin:applicants_cohort_add"), posted).status_code == 302

    assert Cohort.objects.get().places == 12


def test_days_in_the_wrong_order_are_said(team):
    posted = {**START, "programme": ProgrammeFactory().pk, "council": council("Wigan").pk}

    page = team.post(
        reverse("admin:applicants_cohort_add"), {**posted, "ends_on": "2027-02-01", "closes_on": "2027-04-01"}
    )

    errors = page.context["adminform"].form.errors
    assert set(errors) == {"ends_on", "closes_on"}


def test_more_places_are_offered_to_those_who_wait(team):
    cohort, referrals = full_cohort(places=1, waiting=1)

    assert change(team, cohort, places=2).status_code == 302

    assert Referral.objects.get(pk=referrals[1].pk).state == "offered"
    assert Cohort.objects.get().places == 2


def test_fewer_than_are_held_are_refused(team):
    cohort, _ = full_cohort(places=3)

    page = change(team, cohort, places=2)

    assert "Place 3 is taken" in str(page.context["adminform"].form.errors["places"])
    assert Cohort.objects.get().places == 3


def test_cancelling_shows_whom_it_concerns_and_tells_them(team):
    cohort, [referral] = full_cohort(places=1)
    started = CohortFactory(starts_on=NOW.date())
    posted = {"action": "cancel_cohorts", "_selected_action": [cohort.pk, started.pk]}
    url = reverse("admin:applicants_cohort_changelist")

    preview = team.post(url, posted).content.decode()
    assert f"{referral.applicant.name} (has a place)" in preview.replace("&#x27;", "'")
    assert "It has started" in preview
    team.post(url, {**posted, "confirm": "yes", "reason": "The trainer is ill."})

    cohort.refresh_from_db()
    assert (cohort.cancelled_at, cohort.cancel_reason) == (NOW, "The trainer is ill.")
    assert Referral.objects.get(pk=referral.pk).state == "talking"
    assert PlannedMail.objects.filter(about_id=referral.pk, state="planned").exists()


def test_places_left_are_shown(team):
    SeatFactory(cohort=CohortFactory(places=8), place_no=1)

    page = team.get(reverse("admin:applicants_cohort_changelist"))

    assert "7 of 8" in page.content.decode()


def test_managers_open_and_close_programmes(managers):
    programme = ProgrammeFactory()
    url = reverse("admin:applicants_programme_change", args=[programme.pk])
    form = managers.get(url).context["adminform"].form
    posted = {name: "" if value is None else value for name, value in form.initial.items()}

    assert managers.post(url, {**posted, "is_open": "", "councils": []}).status_code == 302

    assert not Programme.objects.get().is_open


def test_words_for_people_are_changed_and_codes_are_not(managers):
    reason = Reason.objects.get(code="full")
    url = reverse("admin:applicants_reason_change", args=[reason.pk])

    managers.post(url, {"code": "x", "label": "Full", "for_applicant": "Every place is taken.", "position": 1})

    reason.refresh_from_db()
    assert (reason.pk, reason.for_applicant) == ("full", "Every place is taken.")


def test_another_wording_is_the_next_version(managers):
    latest = ConsentWording.objects.filter(purpose="share").latest("version")
    posted = {
        "purpose": "share",
        "question": "May {organisation} see you?",
        "explanation": "…",
        "from_date": "2027-01-05",
    }

    managers.post(reverse("admin:applicants_consentwording_add"), posted)

    made = ConsentWording.objects.filter(purpose="share").latest("version")
    assert (made.version, made.question) == (latest.version + 1, "May {organisation} see you?")
    change = reverse("admin:applicants_consentwording_change", args=[latest.pk])
    assert managers.post(change, posted).status_code == 403
