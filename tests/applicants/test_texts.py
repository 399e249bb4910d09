from datetime import time, timedelta

import pytest

from tests.factories.applicants import NOW, ApplicantFactory, ProgrammeFactory
from tests.factories.applicants_acts import register, say_yes, send
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import local

pytestmark = pytest.mark.django_db(transaction=True)


def planned_to(applicant):
    return list(PlannedMail.objects.about(applicant).values_list("channel", "to_phone", "to_email"))


def test_person_who_named_text_first_is_texted_the_subject_and_their_link_alone(texts):
    applicant = register().applicant

    send_due_mail(at=NOW)

    (text,) = texts
    assert text.to == "+447700900461"
    assert text.body.startswith("Care North West: You are registered. http")
    assert "/applicants/me/" in text.body
    assert not [word for word in ("Leanne", "Hara", applicant.reference) if word in text.body]


def test_person_who_named_text_first_is_mailed_where_there_is_no_gateway():
    applicant = register().applicant

    assert planned_to(applicant) == [("email", "", "leanne@ohara.example")]


def test_person_who_named_e_mail_first_is_mailed(texts):
    applicant = register(contact_ways=("email", "text")).applicant

    assert planned_to(applicant) == [("email", "", "leanne@ohara.example")]


def test_person_without_e_mail_hears_by_text_what_became_of_them(texts):
    applicant = register(email="", contact_ways=("text",)).applicant
    say_yes(send(applicant, ProgrammeFactory()))

    send_due_mail(at=NOW)

    assert [text.body.partition(" http")[0] for text in texts] == [
        "Care North West: You are registered.",
        "Care North West: They said yes.",
    ]


def test_text_waits_for_the_hours_that_the_person_gave(texts):
    late = NOW.replace(hour=19)
    register(at=late, contact_from=time(10), contact_until=time(18))

    (mail,) = PlannedMail.objects.filter(channel="text")

    assert local(mail.due_at) == (late + timedelta(days=1)).replace(hour=10)


def test_text_to_a_number_that_was_corrected_is_skipped(texts):
    applicant = register().applicant
    applicant.phone = "+447700900999"
    applicant.save()

    send_due_mail(at=NOW)

    mail = PlannedMail.objects.about(applicant).get()
    assert texts == []
    assert (mail.state, mail.reason) == (State.SKIPPED, "The address or number was corrected")


def test_person_reached_through_their_adviser_alone_is_neither_mailed_nor_texted(texts):
    applicant = ApplicantFactory(by_adviser=True, contact_ways=["adviser"])

    send(applicant, ProgrammeFactory())

    assert not PlannedMail.objects.exclude(kind="partner_new").exists()
