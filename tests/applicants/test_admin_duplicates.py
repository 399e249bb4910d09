import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from applicants.models import AccessLog, Applicant, DuplicateCase, Merge
from tests.factories.applicants import ApplicantFactory, ReferralFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def case():
    first = ApplicantFactory(email="leanne@ohara.example")
    second = ApplicantFactory(name="Leanne OHara", email="lea@ohara.example", to_know="Buses")
    return DuplicateCase.objects.create(first=first, second=second, reason="name")


def url(case):
    return reverse("admin:applicants_duplicatecase_change", args=[case.pk])


def test_both_are_shown_and_both_are_told_that_somebody_looked(team, case):
    page = team.get(url(case))

    text = page.content.decode()
    choices = {row.name for row in page.context["rows"] if row.is_choice}
    assert choices == {"name", "email"}
    assert [row.name for row in page.context["rows"] if row.is_taken] == ["to_know"]
    assert 'value="second"' in text
    assert {look.applicant for look in AccessLog.objects.all()} == {case.first, case.second}


def test_one_record_is_made_of_what_was_chosen_and_parted_again(team, case):
    team.post(url(case), {"merge": "yes", "name": "first", "email": "second"})

    case.first.refresh_from_db()
    assert (case.first.name, case.first.email, case.first.to_know) == ("Leanne O’Hara", "lea@ohara.example", "Buses")
    assert list(Applicant.objects.known()) == [case.first]
    page = team.get(url(case))
    assert page.context["may_undo"]
    assert team.get(reverse("admin:applicants_applicant_change", args=[case.second_id])).status_code == 200

    team.post(url(case), {"undo": "yes"})

    case.first.refresh_from_db()
    assert case.first.email == "leanne@ohara.example"
    assert Merge.objects.get().undone_at
    assert Applicant.objects.known().count() == 2


def test_two_people_stay_two(team, case):
    team.post(url(case), {"different": "yes"})

    case.refresh_from_db()
    assert (case.status, Applicant.objects.known().count()) == ("different", 2)


def test_who_both_started_cannot_become_one(team, case):
    for applicant in (case.first, case.second):
        ReferralFactory(applicant=applicant, state="started")

    page = team.get(url(case))
    assert "Both have started a programme" in page.content.decode()
    assert "make one record" not in page.content.decode()
    team.post(url(case), {"merge": "yes"})

    assert Applicant.objects.known().count() == 2


def test_who_may_look_alone_settles_nothing(client, now, case):
    user = UserFactory(staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_duplicatecase"))
    client.force_login(user)

    assert client.get(url(case)).status_code == 200
    assert client.post(url(case), {"merge": "yes"}).status_code == 403
