from datetime import date

import pytest

from applicants.models import DuplicateCase
from applicants.selectors.duplicates import are_alike
from applicants.services.duplicates import find_duplicates, settle_as_different
from applicants.tasks import find_duplicates as task
from tests.factories.applicants import NOW, ApplicantFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "other", "is_alike"),
    [
        ("Leanne O’Hara", "leanne ohara", True),
        ("Leanne O’Hara", "O'Hara, Leanne", True),
        ("Siân Ødegård", "Sian Odegard", False),
        ("Zoë Núñez", "Zoe Nunez", True),
        ("ليلى حداد", "ليلى حداد", True),
        ("Leanne O’Hara", "Keith O’Hara", False),
        ("", "", False),
    ],
)
def test_names_are_alike_however_they_are_written(name, other, is_alike):
    assert are_alike(name, other) is is_alike


def test_pairs_are_found_by_name_address_or_number_of_one_birthday():
    first = ApplicantFactory(name="Leanne O’Hara", email="a@x.example", phone="+447700900001")
    by_name = ApplicantFactory(name="Leanne OHara", email="b@x.example", phone="+447700900002")
    by_phone = ApplicantFactory(name="Leanne Price", email="c@x.example", phone="+447700900001")
    by_email = ApplicantFactory(name="Leanne Zed", email="b@x.example", phone="+447700900003")
    ApplicantFactory(name="Leanne O’Hara", date_of_birth=date(2001, 1, 1))
    ApplicantFactory(name="Aoife O’Hara", email="a@x.example", phone="+447700900001")

    assert find_duplicates(at=NOW) == 3

    assert set(DuplicateCase.objects.values_list("first", "second", "reason")) == {
        (first.pk, by_name.pk, "name"),
        (first.pk, by_phone.pk, "phone"),
        (by_name.pk, by_email.pk, "email"),
    }


def test_a_pair_is_looked_at_once():
    ApplicantFactory()
    ApplicantFactory()
    find_duplicates(at=NOW)
    case = DuplicateCase.objects.get()

    for _ in range(2):
        settle_as_different(case_id=case.pk, by=UserFactory(staff=True), at=NOW)

    assert find_duplicates(at=NOW) == 0
    assert task() == 0
    assert DuplicateCase.objects.get().status == "different"


def test_the_forgotten_are_nobody():
    ApplicantFactory()
    ApplicantFactory(redacted_at=NOW, date_of_birth=None, name="Removed")

    assert find_duplicates(at=NOW) == 0
