"""A manager of a small home answers about students on a telephone, and looks at what neighbours could do together."""

import pytest
from django.urls import reverse

from placements.links import answer_path
from placements.models import CallBack, HostingStatement
from tests.factories.placements import BlockFactory, SiteFactory
from tests.pages import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_manager_says_maybe_on_a_telephone(phone):
    # Given the link from our mail
    site = SiteFactory(name="The Limes")
    phone.goto(answer_path(site))
    assert_accessible(phone)

    # When she presses maybe, and says what is in the way
    phone.get_by_role("button", name="Maybe").click()
    phone.get_by_label("We are too small").check()
    assert_accessible(phone)
    phone.get_by_role("button", name="Save and see what happens next").click()

    # Then she reads what we do about it, and somebody has a call to make
    assert phone.get_by_text("Two to five small places host together").is_visible()
    assert_accessible(phone)
    assert HostingStatement.objects.get().answer == "maybe"
    assert CallBack.objects.open().get().reason.code == "too_small"

    # And when she works out what three neighbours could host, it is said in a sentence
    phone.get_by_role("link", name="Work out what a few of you could host").click()
    for field, number in (("most_1", "1"), ("supervises_1", "2"), ("most_2", "1")):
        phone.locator(f"#id_{field}").fill(number)
    phone.locator("#id_assesses_2").check()
    phone.get_by_role("button", name="Work it out").click()
    assert phone.get_by_role("heading", name="Together you could host 2 students for 10 weeks").is_visible()
    assert_accessible(phone)


def test_calendar_of_blocks_at_both_widths(phone, page):
    BlockFactory.create_batch(2)

    for screen in (phone, page):
        screen.goto(reverse("placements:calendar") + "?year=2026")
        assert_accessible(screen)
