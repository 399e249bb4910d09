from datetime import date
from uuid import uuid4

import pytest

from applicants.actors import THE_PERSON, Actor
from applicants.enums import Purpose, Role
from applicants.models import Applicant, IdentityChange
from applicants.phones import BadPhone, say_phone
from applicants.refusals import AlreadyRegistered, NoConsent, NotBornYet, NoWayToReach, TooYoung
from applicants.selectors.consents import has_live_consent
from applicants.services.details import correct_details
from applicants.services.registering import confirm_registration
from tests.factories.applicants import NOW, ApplicantFactory
from tests.factories.applicants_acts import adviser, agree, details, register, staff
from tests.factories.places import PostcodeFactory
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import at_local

pytestmark = pytest.mark.django_db


def kinds_for(applicant):
    return list(PlannedMail.objects.about(applicant).values_list("kind", flat=True))


def test_who_registers_alone_is_known_and_told(mailoutbox):
    PostcodeFactory(code="WN72PQ", easting=366_000, northing=399_000)

    registration = register(postcode=" wn72pq ", email="Leanne@OHara.example ")
    send_due_mail(at=NOW)

    applicant = registration.applicant
    assert registration.is_new
    assert (applicant.postcode, applicant.easting) == ("WN7 2PQ", 366_000)
    assert (applicant.route, applicant.registered_by) == ("self", None)
    assert applicant.email_norm == "leanne@ohara.example"
    (mail,) = mailoutbox
    assert f"/applicants/me/{'signed.'}" in mail.body
    assert "O’Hara" not in mail.subject + mail.body


@pytest.mark.parametrize("typed", ["07700 900461", "+44 7700 900 461", "(07700) 900461", "+447700900461"])
def test_a_telephone_is_stored_alike_however_it_is_typed(typed):
    assert register(phone=typed).applicant.phone == "+447700900461"


@pytest.mark.parametrize("typed", ["12345", "my mother's", "0770090046100000"])
def test_what_is_no_telephone_is_refused(typed):
    with pytest.raises(BadPhone, match="such as 07700 900461"):
        register(phone=typed)


def test_a_telephone_is_said_as_people_write_it():
    assert say_phone("+447700900461") == "07700 900461"
    assert say_phone("+35315550100") == "+353 1 555 0100"


@pytest.mark.parametrize("name", ["ليلى حداد", "Siân O'Connor-Ødegård", "Ng", "François d’Arcy"])
def test_a_name_is_kept_as_it_is_written(name):
    assert register(name=name).applicant.name == name


def test_an_adviser_and_the_person_make_one_kind_of_record():
    alone = register().applicant
    helped = register(by=adviser(), email="dan@ohara.example", name="Dan Price").applicant
    apart = {"id", "uuid", "reference", "route", "registered_by_id", "registered_by_organisation_id"}
    apart |= {"email", "email_norm", "name", "_state"}

    assert {k: v for k, v in vars(alone).items() if k not in apart} == {
        k: v for k, v in vars(helped).items() if k not in apart
    }


def test_who_an_adviser_registers_is_told_by_whom_and_may_confirm():
    by = adviser()

    applicant = register(by=by, agreed=[Purpose.PROGRESS]).applicant

    assert kinds_for(applicant) == ["applicant_registered_by"]
    assert (applicant.route, applicant.registered_by_organisation) == ("adviser", by.organisation)
    assert has_live_consent(applicant, by.organisation, Purpose.PROGRESS)
    assert confirm_registration(applicant_id=applicant.pk, at=NOW).confirmed_at == NOW


def test_neither_email_nor_telephone_is_needed_with_an_adviser():
    applicant = register(by=adviser(), email="", phone="", contact_ways=("adviser",)).applicant

    assert applicant.contact_ways == ["adviser"]
    assert kinds_for(applicant) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"contact_ways": ()},
        {"contact_ways": ("email",), "email": ""},
        {"contact_ways": ("text",), "phone": ""},
        {"contact_ways": ("post",)},
        {"contact_ways": ("adviser",)},
    ],
)
def test_at_least_one_way_to_reach_the_person(changes):
    with pytest.raises(NoWayToReach):
        register(**changes)


@pytest.mark.parametrize(
    ("born", "day", "is_old_enough"),
    [
        (date(2012, 2, 29), date(2028, 2, 28), False),
        (date(2012, 2, 29), date(2028, 2, 29), True),
        (date(2011, 1, 5), date(2027, 1, 5), True),
        (date(2011, 1, 6), date(2027, 1, 5), False),
    ],
)
def test_registering_is_for_those_who_are_sixteen_that_day(born, day, is_old_enough):
    at = at_local(day, NOW.time())

    if is_old_enough:
        assert register(date_of_birth=born, at=at).is_new
    else:
        with pytest.raises(TooYoung):
            register(date_of_birth=born, at=at)


def test_nobody_was_born_in_the_future():
    with pytest.raises(NotBornYet):
        register(date_of_birth=date(2027, 1, 6))


def test_the_same_person_twice_gets_the_link_and_nothing_changes():
    first = register().applicant

    again = register(name="LEANNE OHARA", email="other@ohara.example", to_know="Something else")

    assert (again.applicant, again.is_new) == (first, False)
    assert Applicant.objects.get().to_know == ""
    assert kinds_for(first) == ["applicant_registered", "applicant_already"]


def test_a_family_with_one_address_registers_one_by_one():
    register()

    assert register(name="Keith O’Hara", date_of_birth=date(1971, 5, 2)).is_new
    assert register(name="Aoife O’Hara", called="Eefa").is_new  # a twin
    assert Applicant.objects.count() == 3


@pytest.mark.parametrize("actor", [adviser, staff])
def test_advisers_and_staff_are_stopped_until_they_are_sure(actor):
    first, by = register().applicant, actor()

    with pytest.raises(AlreadyRegistered) as stopped:
        register(by=by)

    assert stopped.value.applicant == first
    assert register(by=by, is_somebody_else=True).is_new


def test_pressing_twice_registers_once():
    key = uuid4()

    assert register(key=key).applicant == register(key=key).applicant
    assert Applicant.objects.count() == 1


def test_health_is_kept_with_its_own_consent_alone():
    without = register(adjustments="I use a wheelchair").applicant
    other = register(name="Dan Price", email="", contact_ways=("text",), adjustments="Deaf", agreed=[Purpose.HEALTH])

    assert without.adjustments == ""
    assert other.applicant.adjustments == "Deaf"
    with pytest.raises(NoConsent):
        correct_details(applicant_id=without.pk, changes={"adjustments": "Deaf"}, by=THE_PERSON, at=NOW)
    agree(without, None, purpose=Purpose.HEALTH)
    assert correct_details(applicant_id=without.pk, changes={"adjustments": "Deaf"}, by=THE_PERSON, at=NOW)


def test_a_correction_keeps_old_and_new_with_who_did_it():
    applicant, by = register().applicant, staff()
    changes = {"name": "Leanne Price", "date_of_birth": date(1999, 3, 15), "to_know": "Two children"}

    changed = correct_details(applicant_id=applicant.pk, changes=changes, by=by, at=NOW)

    assert set(changed) == set(changes)
    rows = IdentityChange.objects.values_list("field", "old", "new", "role", "by")
    assert set(rows) == {
        ("name", "Leanne O’Hara", "Leanne Price", "staff", by.user.pk),
        ("date_of_birth", "1999-03-14", "1999-03-15", "staff", by.user.pk),
    }
    assert "applicant_corrected" in kinds_for(applicant)


def test_a_correction_that_changes_nothing_writes_nothing():
    applicant = register().applicant
    same = {"name": applicant.name, "contact_ways": ["text", "email"], "phone": "07700900461"}

    assert correct_details(applicant_id=applicant.pk, changes=same, by=THE_PERSON, at=NOW) == []
    assert not IdentityChange.objects.exists()


def test_a_new_address_makes_old_links_worthless():
    applicant = ApplicantFactory()

    correct_details(applicant_id=applicant.pk, changes={"to_know": "Buses"}, by=THE_PERSON, at=NOW)
    assert Applicant.objects.get().link_version == 1
    correct_details(applicant_id=applicant.pk, changes={"email": "new@ohara.example"}, by=THE_PERSON, at=NOW)

    assert (Applicant.objects.get().link_version, Applicant.objects.get().email_norm) == (2, "new@ohara.example")


def test_a_correction_may_not_leave_nobody_to_reach():
    applicant = ApplicantFactory.create(contact_ways=["email"])

    with pytest.raises(NoWayToReach):
        correct_details(applicant_id=applicant.pk, changes={"email": ""}, by=Actor(Role.STAFF), at=NOW)


def test_details_are_made_with_what_is_asked_alone():
    with pytest.raises(TypeError):
        details(shoe_size=42)
