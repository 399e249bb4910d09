"""What staff do to referrals: every act and every action is posted."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from applicants.admin.bulk import MOST
from applicants.admin.referral_acts import ACTS
from applicants.enums import ReferralState
from applicants.models import AccessLog, Assignment, Referral, ReferralEvent, Snooze, StaffMessage
from tests.factories.applicants import (
    NOW,
    TODAY,
    ApplicantFactory,
    CohortFactory,
    MembershipFactory,
    ProgrammeFactory,
    ReferralFactory,
    SeatFactory,
)
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db

S = ReferralState
# Each act: the state it starts from, what is posted, and the state it leads to.
DONE = {
    "talk": (S.SENT, {"note": "Ring me"}, S.TALKING),
    "accept": (S.SENT, {}, S.ACCEPTED),
    "decline": (S.SENT, {"reason": "full", "next_step": "ring", "note": "Not before May"}, S.DECLINED),
    "start": (S.ACCEPTED, {"on": "2027-01-05"}, S.STARTED),
    "did-not-come": (S.ACCEPTED, {}, S.NOT_STARTED),
    "complete": (S.STARTED, {"on": "2027-01-05", "result": "completed"}, S.COMPLETED),
    "end": (S.STARTED, {"on": "2027-01-05", "reason": "stopped_coming"}, S.ENDED_EARLY),
    "withdraw": (S.SENT, {"reason": "not_for_me"}, S.WITHDRAWN),
    "reopen": (S.WITHDRAWN, {"note": "She rang"}, S.SENT),
    "assign": (S.SENT, {}, S.SENT),
    "note": (S.SENT, {"note": "Rang, no answer"}, S.SENT),
    "snooze": (S.SENT, {"until": "2027-02-01", "reason": "In hospital"}, S.SENT),
}


def act(client, referral, key, **data):
    return client.post(reverse("admin:applicants_referral_act", args=[referral.pk, key]), data)


def action(client, name, referrals, **data):
    chosen = {"action": name, "_selected_action": [row.pk for row in referrals], **data}
    return client.post(reverse("admin:applicants_referral_changelist"), chosen, follow=True)


@pytest.mark.parametrize("key", DONE)
def test_act_is_done_once_it_is_confirmed(team, key):
    state, data, target = DONE[key]
    referral = ReferralFactory(state=state)
    url = reverse("admin:applicants_referral_act", args=[referral.pk, key])

    page = team.get(url)
    referral.refresh_from_db()
    assert (page.status_code, referral.state) == (200, state)
    assert "Nothing has been done yet" in page.content.decode()

    response = team.post(url, data)

    assert response.status_code == 302, response.context["form"].errors
    referral = Referral.objects.get(pk=referral.pk)
    assert referral.state == target
    assert LogEntry.objects.filter(object_id=str(referral.pk)).count() == 1


def test_offer_is_taken_or_passed_on_for_somebody(team):
    for key, target in (("take", S.ACCEPTED), ("pass", S.TALKING)):
        seat = SeatFactory(status="offered", offer_until=NOW + timedelta(days=2), referral__state=S.OFFERED)

        assert act(team, seat.referral, key).status_code == 302

        assert Referral.objects.get(pk=seat.referral_id).state == target


def test_every_act_is_posted_in_a_test():
    assert set(ACTS) == {*DONE, "take", "pass", "hand-over"}


def test_hand_over_makes_another_referral(team):
    referral, other = ReferralFactory(), ProgrammeFactory()

    act(team, referral, "hand-over", programme=other.pk, channel="phone")

    assert Referral.objects.get(handed_over_from=referral).programme == other


def test_accepting_into_a_full_start_says_so(team):
    cohort = CohortFactory(places=1)
    SeatFactory(cohort=cohort, place_no=1)
    referral = ReferralFactory(programme=cohort.programme)

    url = reverse("admin:applicants_referral_act", args=[referral.pk, "accept"])
    page = team.post(url, {"cohort": cohort.pk}, follow=True)

    assert "waiting list" in page.content.decode()


def test_what_is_missing_is_said_and_nothing_is_done(team):
    referral = ReferralFactory()

    page = act(team, referral, "decline", reason="full")

    assert (page.status_code, page.context["form"].errors) == (200, {"next_step": ["Choose."]})
    page = act(team, referral, "snooze", until=TODAY.isoformat(), reason="Ill")
    assert page.context["form"].non_field_errors() == ["Choose a day after today."]
    assert not Snooze.objects.exists()


def test_act_that_came_too_late_leads_back_with_the_reason(team):
    referral = ReferralFactory(state=S.WITHDRAWN)

    url = reverse("admin:applicants_referral_act", args=[referral.pk, "accept"])
    page = team.post(url, {}, follow=True)

    assert "no longer possible" in page.content.decode()
    assert Referral.objects.get(pk=referral.pk).state == S.WITHDRAWN


def test_whoever_opens_it_is_written_into_the_persons_log(team):
    referral = ReferralFactory()

    page = team.get(reverse("admin:applicants_referral_change", args=[referral.pk]))

    assert page.status_code == 200
    look = AccessLog.objects.get()
    assert (look.applicant, look.what, look.organisation) == (referral.applicant, "opened", None)
    assert team.post(reverse("admin:applicants_referral_change", args=[referral.pk])).status_code == 405


def test_page_of_one_that_is_not_there(team):
    assert team.get("/admin/applicants/referral/999/change/").status_code == 404
    assert team.get("/admin/applicants/referral/x/change/").status_code == 404


# --- many at once ---


def test_many_are_given_to_an_adviser_of_their_organisation(team):
    programme = ProgrammeFactory()
    member = MembershipFactory(organisation=programme.organisation)
    rows = [ReferralFactory(programme=programme) for _ in range(2)]
    other, closed = ReferralFactory(), ReferralFactory(programme=programme, state=S.WITHDRAWN)

    preview = action(team, "allocate", [*rows, other, closed])
    assert "Give them to the adviser (3 of 4)" in preview.content.decode()
    assert not Assignment.objects.exists()

    done = action(team, "allocate", [*rows, other, closed], confirm="yes", adviser=member.user.pk)

    assert {row.referral for row in Assignment.objects.all()} == set(rows)
    text = done.content.decode()
    assert "Given to the adviser: 2." in text
    assert f"{member.user.full_name} does not act for" in text
    assert "It is closed." in text


def test_many_are_written_to_once_each(team):
    applicant = ApplicantFactory(contact_ways=["email"])
    rows = [ReferralFactory(applicant=applicant), ReferralFactory(applicant=applicant), ReferralFactory()]

    done = action(team, "write_to", rows, confirm="yes", text="We are closed on Friday.")

    assert "Written to 2 people." in done.content.decode()
    assert StaffMessage.objects.filter(applicant=applicant).count() == 1
    mail = PlannedMail.objects.get(kind="applicant_message", to_email=applicant.email)
    assert "Friday" not in mail.subject + mail.body_text


def test_many_are_closed_and_each_says_what_became_of_it(team):
    rows = [ReferralFactory(), ReferralFactory(state=S.STARTED), ReferralFactory(state=S.COMPLETED)]

    done = action(team, "close", rows, confirm="yes", reason="not_for_me")

    states = [Referral.objects.get(pk=row.pk).state for row in rows]
    assert states == [S.WITHDRAWN, S.ENDED_EARLY, S.COMPLETED]
    assert "Closed: 2." in done.content.decode()
    assert "no longer possible" in done.content.decode()


def test_more_than_two_hundred_are_refused(team, monkeypatch):
    monkeypatch.setattr("applicants.admin.bulk.MOST", 1)
    rows = [ReferralFactory(), ReferralFactory()]

    done = action(team, "close", rows, confirm="yes", reason="not_for_me")

    assert MOST == 200
    assert "Choose fewer" in done.content.decode()
    assert not ReferralEvent.objects.filter(move="withdraw").exists()


def test_names_come_along_with_the_permission_alone(team):
    referral = ReferralFactory(applicant__name="=Zoë")

    response = action(team, "export_referrals", [referral])

    assert referral.applicant.reference in response.content.decode()
    assert "Zoë" not in response.content.decode()
    assert not AccessLog.objects.exists()
    assert "without names" in LogEntry.objects.get().object_repr


def test_names_that_are_taken_along_are_told_to_the_person(managers):
    referral = ReferralFactory(applicant__name="=Zoë")

    response = action(managers, "export_referrals", [referral])

    assert "'=Zoë" in response.content.decode()
    assert AccessLog.objects.get().what == "exported"
    assert "with names" in LogEntry.objects.get().object_repr
    assert action(managers, "export_referrals_xlsx", [referral])["Content-Type"].endswith("sheet")
