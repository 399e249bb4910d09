from datetime import date, timedelta

import pytest

from applicants.actors import THE_PERSON
from applicants.enums import Purpose
from applicants.models import Applicant, ConsentRecord, DuplicateCase, IdentityChange, Merge, ReferralEvent
from applicants.refusals import AlreadyMerged, BothSent, BothStarted, TooLateToUndo
from applicants.selectors.consents import has_live_consent
from applicants.selectors.facts import facts_between
from applicants.services.details import correct_details
from applicants.services.merging import merge_applicants, settle_old_merges, undo_merge
from tests.factories.applicants import NOW, ApplicantFactory, ProgrammeFactory, ReferralFactory
from tests.factories.applicants_acts import say_yes, send
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=30)
TOO_LATE = LATER + timedelta(seconds=1)


def case_of_two(**second) -> DuplicateCase:
    first = ApplicantFactory(email="leanne@ohara.example", to_know="", postcode="")
    other = ApplicantFactory(**{"name": "Leanne OHara", "email": "lea@ohara.example", "to_know": "Buses", **second})
    return DuplicateCase.objects.create(first=first, second=other, reason="name")


def merge(case, *names, at=NOW) -> Merge:
    return merge_applicants(case_id=case.pk, from_second=names, by=UserFactory(staff=True), at=at)


def undo(made, at=LATER) -> Merge:
    return undo_merge(merge_id=made.pk, by=UserFactory(staff=True), at=at)


def test_everything_of_the_later_record_becomes_the_earlier_ones():
    case = case_of_two()
    one, two = send(case.first, ProgrammeFactory()), send(case.second, ProgrammeFactory())
    say_yes(two)
    consents, events = ConsentRecord.objects.count(), ReferralEvent.objects.count()

    merge(case)

    assert set(case.first.referrals.all()) == {one, two}
    assert has_live_consent(case.first, two.organisation, Purpose.SHARE)
    assert (ConsentRecord.objects.count(), ReferralEvent.objects.count()) == (consents, events)
    assert list(Applicant.objects.known()) == [case.first]
    assert sum(n for fact, n in _registered().items()) == 1
    case.refresh_from_db()
    assert case.status == "same"


def _registered():
    facts = facts_between(first=date(2027, 1, 1), last=date(2027, 1, 1))
    return {fact: n for fact, n in facts.items() if fact.stage == "registered"}


def test_details_are_those_that_were_chosen_and_what_was_missing():
    case = case_of_two()

    merge(case, "email")

    case.first.refresh_from_db()
    assert (case.first.name, case.first.email, case.first.email_norm) == ("Leanne O’Hara",) + ("lea@ohara.example",) * 2
    assert (case.first.to_know, case.first.postcode) == ("Buses", "WN7 2PQ")
    changed = set(IdentityChange.objects.values_list("field", "old", "new"))
    assert changed == {("email", "leanne@ohara.example", "lea@ohara.example"), ("postcode", "", "WN7 2PQ")}


def test_two_are_parted_again_as_they_were():
    case = case_of_two()
    send(case.first, ProgrammeFactory())
    two = send(case.second, ProgrammeFactory())
    before = list(Applicant.objects.order_by("pk").values("name", "email", "postcode", "to_know", "council"))

    made = merge(case, "email")
    later = send(case.first, ProgrammeFactory())
    undo(made)

    assert list(Applicant.objects.order_by("pk").values("name", "email", "postcode", "to_know", "council")) == before
    assert list(case.second.referrals.all()) == [two]
    assert later in case.first.referrals.all()
    assert {row.applicant for row in ConsentRecord.objects.filter(organisation=two.organisation)} == {case.second}
    case.refresh_from_db()
    assert case.status == "open"


def test_what_was_corrected_since_stays_corrected():
    case = case_of_two()
    made = merge(case, "email")
    changes = {"email": "new@ohara.example"}
    correct_details(applicant_id=case.first_id, changes=changes, by=THE_PERSON, at=NOW)

    undo(made)

    case.first.refresh_from_db()
    assert case.first.email == "new@ohara.example"


def test_it_cannot_be_undone_after_thirty_days_nor_twice():
    made = merge(case_of_two())

    with pytest.raises(TooLateToUndo):
        undo(made, at=TOO_LATE)

    undo(made)

    with pytest.raises(TooLateToUndo):
        undo(made)


def test_nothing_of_the_merged_record_is_kept_after_that():
    made = merge(case_of_two(name="Léa Zebra"))

    assert settle_old_merges(at=LATER) == 0
    assert settle_old_merges(at=TOO_LATE) == 1

    made.refresh_from_db()
    made.merged.refresh_from_db()
    assert (made.merged.name, made.merged.email, made.moved, made.overwritten) == ("Removed", "", {}, {})
    assert settle_old_merges(at=TOO_LATE) == 0


def test_two_who_both_started_stay_two():
    case = case_of_two()
    for applicant in (case.first, case.second):
        ReferralFactory(applicant=applicant, state="started")

    with pytest.raises(BothStarted):
        merge(case)

    assert Applicant.objects.known().count() == 2


def test_two_who_are_open_at_one_programme_are_settled_there_first():
    case, programme = case_of_two(), ProgrammeFactory()
    send(case.first, programme)
    send(case.second, programme)

    with pytest.raises(BothSent, match="Close one"):
        merge(case)


def test_a_case_is_merged_once():
    case = case_of_two()
    merge(case)

    with pytest.raises(AlreadyMerged):
        merge(case)


def test_through_my_adviser_goes_where_there_is_none():
    case = case_of_two(by_adviser=True, contact_ways=["adviser"])

    merge(case, "contact_ways")

    case.first.refresh_from_db()
    assert case.first.contact_ways == ["email"]
