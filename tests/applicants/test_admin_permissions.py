"""Which staff get to what: the team its day, its managers what is grave, nobody else anything."""

import pytest
from django.urls import reverse

from applicants.admin.applicant_acts import ACTS as APPLICANT_ACTS
from applicants.admin.referral_acts import ACTS as REFERRAL_ACTS
from applicants.models import Applicant, DuplicateCase, Referral
from tests.applicants.test_admin_lists import NAMES
from tests.factories.applicants import ApplicantFactory, CohortFactory, ReferralFactory
from tests.factories.applicants_staff import manager, team_member
from tests.factories.users import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

OF_MANAGERS = {"forget", "held", "programme_add", "consentwording_add", "reason_change"}


def pages():
    """Every staff page about applicants, by a name."""
    referral, cohort = ReferralFactory(), CohortFactory()
    case = DuplicateCase.objects.create(first=ApplicantFactory(), second=ApplicantFactory(), reason="name")
    person = referral.applicant.pk
    return {
        **{f"{name}_list": reverse(f"admin:applicants_{name}_changelist") for name in [*NAMES, "report"]},
        **{f"{name}_add": reverse(f"admin:applicants_{name}_add") for name in ("applicant", "cohort", "programme")},
        "consentwording_add": reverse("admin:applicants_consentwording_add"),
        "applicant": reverse("admin:applicants_applicant_change", args=[person]),
        "held": reverse("admin:applicants_applicant_held", args=[person]),
        "referral": reverse("admin:applicants_referral_change", args=[referral.pk]),
        "case": reverse("admin:applicants_duplicatecase_change", args=[case.pk]),
        "cohort": reverse("admin:applicants_cohort_change", args=[cohort.pk]),
        **{key: reverse("admin:applicants_applicant_act", args=[person, key]) for key in APPLICANT_ACTS},
        **{key: reverse("admin:applicants_referral_act", args=[referral.pk, key]) for key in REFERRAL_ACTS},
    }


def codes(client, user, addresses):
    client.force_login(user)
    return {name: client.get(url).status_code for name, url in addresses.items()}


def test_team_opens_its_day_and_nothing_grave(client):
    found = codes(client, team_member(), pages())

    assert {name for name, code in found.items() if code == 403} == OF_MANAGERS & set(found)
    assert set(found.values()) <= {200, 302, 403}


def test_managers_open_everything(client):
    assert 403 not in codes(client, manager(), pages()).values()


def test_staff_without_a_group_open_nothing_and_change_nothing(client):
    addresses = pages()
    people, referrals = Applicant.objects.count(), list(Referral.objects.values("state"))
    found = codes(client, UserFactory(staff=True), addresses)

    assert set(found.values()) == {403}
    assert {client.post(url, {"confirm": "yes"}).status_code for url in addresses.values()} <= {403, 405}
    assert (Applicant.objects.count(), list(Referral.objects.values("state"))) == (people, referrals)


def test_nobody_deletes_by_hand():
    for user in (team_member(), manager()):
        deletes = {name for name in user.get_group_permissions() if name.startswith("applicants.delete")}
        assert deletes == {"applicants.delete_cohortsession"}
