from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.db import connection

from applicants.actors import THE_PERSON
from applicants.enums import Stage
from applicants.links import find_applicant, me_path
from applicants.models import Applicant, MonthlyFact, Referral, Seat
from applicants.refusals import PersonForgotten
from applicants.selectors.facts import facts_between
from applicants.selectors.hanging import rows_of
from applicants.services.forgetting import forget_applicant
from tests.factories.applicants import NOW, ApplicantFactory, CohortFactory
from tests.factories.applicants_acts import register, say_yes, send
from tests.factories.applicants_whole import JOB, STRINGS, whole_person
from workforce_portal.outbox.models import PlannedMail
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.security.links import BadLink

pytestmark = pytest.mark.django_db

LATER = JOB + timedelta(days=800)
MONTH = NOW.date().replace(day=1)


def everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        tables = [f'SELECT t::text FROM "{name}" t' for name in connection.introspection.table_names()]
        cursor.execute(" UNION ALL ".join(tables))
        return "\n".join(row for (row,) in cursor.fetchall())


def strings_left() -> set[str]:
    text = everything_in_the_database().casefold()
    return {one for one in STRINGS if one.casefold() in text}


def test_nothing_of_somebody_is_left_in_the_whole_database():
    applicant = whole_person()
    while send_due_mail(at=JOB):
        pass
    assert outbox.outbox
    before = strings_left()

    forget_applicant(applicant_id=applicant.pk, by=THE_PERSON, at=LATER)

    assert before >= set(STRINGS) - {"07700900982", "7700 900982", "WN72PQ"}
    assert strings_left() == set()
    assert list(rows_of(applicant)) == [Applicant]


def test_every_number_stays():
    applicant = whole_person()
    ApplicantFactory(created_at=NOW)
    before = facts_between(first=MONTH, last=MONTH)

    forget_applicant(applicant_id=applicant.pk, by=THE_PERSON, at=LATER)

    assert facts_between(first=MONTH, last=MONTH) == before
    stages = {stage for stage in Stage if stage != Stage.WEEKS_26}
    assert set(MonthlyFact.objects.values_list("stage", flat=True)) == stages


def test_two_alike_are_counted_in_one_row():
    for _ in range(2):
        forget_applicant(applicant_id=ApplicantFactory().pk, by=THE_PERSON, at=NOW)

    [fact] = MonthlyFact.objects.all()
    assert (fact.stage, fact.n, fact.age_band) == ("registered", 2, "25-30")


def test_place_comes_free_and_the_partner_is_told_to_remove_what_it_holds():
    cohort = CohortFactory(places=1)
    referral = send(register().applicant, cohort.programme, cohort=cohort)
    say_yes(referral)
    second = send(ApplicantFactory(name="Somebody Else"), cohort.programme, cohort=cohort)
    say_yes(second)

    forget_applicant(applicant_id=referral.applicant_id, by=THE_PERSON, at=NOW)

    assert not Referral.objects.filter(pk=referral.pk).exists()
    assert Seat.objects.get(referral=second).status == "offered"
    [mail] = PlannedMail.objects.filter(kind="partner_forgotten")
    assert mail.to_email == cohort.programme.organisation.email
    send_due_mail(at=NOW)
    assert referral.applicant.reference in outbox.outbox[-1].subject


def test_link_opens_nothing_and_nothing_can_be_done():
    applicant = register().applicant
    token = me_path(applicant).split("/")[-2]

    forget_applicant(applicant_id=applicant.pk, by=THE_PERSON, at=NOW)

    with pytest.raises(BadLink):
        find_applicant(token)
    with pytest.raises(PersonForgotten):
        forget_applicant(applicant_id=applicant.pk, by=THE_PERSON, at=NOW)
