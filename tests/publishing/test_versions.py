from datetime import datetime, timedelta

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from reversion.models import Version

from campaigns.models import ProgressionStep
from tests.factories.campaigns_pages import PageFactory
from tests.publishing.forms import address, sent
from workforce_portal.places.clock import LONDON
from workforce_portal.publishing.services import forget_versions
from workforce_portal.publishing.versions import Piece, word_diff

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.publishing.urls"),
    pytest.mark.usefixtures("no_second_factor"),
]
NOW = datetime(2027, 1, 5, 10, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def save(client, clock):
    """Saves the page as a browser would, an hour after the last time."""

    def save(page, **changes):
        page.refresh_from_db()
        clock.shift(timedelta(hours=1))
        response = client.post(address("change", page), sent(page, **changes))
        page.refresh_from_db()
        return response

    return save


def versions(page):
    """Oldest first."""
    return list(Version.objects.get_for_object(page))[::-1]


def step_to(page, *, note="after training"):
    return {
        "next_steps-TOTAL_FORMS": "1",
        "next_steps-0-role": "",
        "next_steps-0-next_role": page.pk,
        "next_steps-0-position": "0",
        "next_steps-0-note": note,
    }


def kept_step(page, step, **changes):
    return {
        **step_to(step.next_role, note=step.note),
        "next_steps-INITIAL_FORMS": "1",
        "next_steps-0-id": step.pk,
        "next_steps-0-role": page.pk,
        **changes,
    }


def restore(client, page, version):
    response = client.post(address("restore", page, version.pk), follow=True)
    page.refresh_from_db()
    return response


def test_each_saving_is_a_version_with_who_and_when(client, author, save):
    page = PageFactory()
    client.force_login(author)

    save(page, summary="One.")
    save(page, summary="Two.")

    shown = client.get(address("history", page)).text
    assert author.full_name in shown
    assert "5 January 2027, 11am" in shown
    assert "5 January 2027, midday" in shown
    assert "Changed Summary." in shown


def test_any_two_are_compared_word_by_word(client, author, save):
    page = PageFactory(summary="You help.")
    client.force_login(author)
    save(page, summary="You help people get up.", what_you_do="<p>You wash &amp; dress.</p>")
    save(page, summary="You help people get out.", name="Carer")
    save(page, summary="You help people get out and about.", what_you_do="<p>You cook &amp; dress.</p>")
    first, _, last = versions(page)

    shown = client.get(address("history", page), {"older": first.pk, "newer": last.pk})

    said = {difference.field: difference.pieces for difference in shown.context["differences"]}
    assert said["Summary"] == [
        Piece("same", "You help people get "),
        Piece("gone", "up"),
        Piece("new", "out and about"),
        Piece("same", "."),
    ]
    assert [piece.text for piece in said["What you do"] if piece.kind != "same"] == ["wash", "cook"]
    assert set(said) == {"Name", "Summary", "What you do"}
    assert "<del>up</del><ins>out and about</ins>" in shown.text


def test_what_belongs_to_the_page_is_compared_and_restored_with_it(client, publisher, save):
    page, senior, deputy = PageFactory(), PageFactory(name="Senior"), PageFactory(name="Deputy")
    client.force_login(publisher)
    save(page, **step_to(senior))
    step = page.next_steps.get()
    save(page, **kept_step(page, step, **{"next_steps-0-next_role": deputy.pk}))
    one, two = versions(page)
    differences = client.get(address("history", page), {"older": one.pk, "newer": two.pk}).context["differences"]

    restore(client, page, one)

    assert [(difference.part, difference.field) for difference in differences] == [("Progression step", "Next role")]
    assert [piece.text for piece in differences[0].pieces] == ["Senior", "Deputy"]
    assert [step.next_role.name for step in page.next_steps.all()] == ["Senior"]


def test_what_was_added_since_goes_and_what_was_deleted_comes_back(client, publisher, save):
    page, senior, deputy = PageFactory(), PageFactory(), PageFactory()
    client.force_login(publisher)
    save(page, **step_to(senior))
    step = page.next_steps.get()
    save(page, **kept_step(page, step, **{"next_steps-0-DELETE": "on"}))
    save(page, **step_to(deputy))
    with_senior = versions(page)[0]

    restore(client, page, with_senior)

    assert set(ProgressionStep.objects.values_list("role", "next_role")) == {(page.pk, senior.pk)}


def test_restoring_brings_back_words_and_nothing_about_being_public(client, publisher, save, clock):
    page = PageFactory(summary="Then.", slug="then")
    client.force_login(publisher)
    save(page, summary="Once.")
    client.post(address("publish", page))
    save(page, summary="Now.", slug="now")
    client.post(address("withdraw_previews", page))
    clock.shift(timedelta(hours=1))
    once = versions(page)[0]

    restore(client, page, once)

    assert page.summary == "Once."
    assert (page.is_published, page.slug, page.preview_version) == (True, "now", 2)
    assert page.changed_at == NOW + timedelta(hours=3)
    assert "Restored the version of Tuesday 5 January 2027, 11am" in client.get(address("history", page)).text


def test_an_author_does_not_publish_by_restoring(client, author, publisher, save):
    page = PageFactory()
    client.force_login(publisher)
    save(page, summary="Public.")
    client.post(address("publish", page))
    client.post(address("unpublish", page))
    when_public = versions(page)[1]
    client.force_login(author)

    restore(client, page, when_public)

    assert not page.is_published


def test_an_author_restores_nothing_that_is_public(client, author, save, publisher):
    page = PageFactory(published=True)
    client.force_login(publisher)
    save(page, summary="One.")
    save(page, summary="Two.")
    client.force_login(author)

    response = restore(client, page, versions(page)[0])

    assert response.status_code == 403
    assert page.summary == "Two."


def test_what_is_public_is_not_restored_to_what_is_unfit(client, publisher, save):
    page = PageFactory(what_you_do="")
    client.force_login(publisher)
    save(page, summary="Nothing to do yet.")
    save(page, what_you_do="<p>You cook.</p>")
    client.post(address("publish", page))

    response = restore(client, page, versions(page)[0])

    assert "Not restored: Say what people do in this job." in response.text
    assert page.what_you_do == "<p>You cook.</p>"


def test_what_names_something_gone_is_not_restored(client, publisher, save):
    page, senior = PageFactory(), PageFactory()
    client.force_login(publisher)
    save(page, **step_to(senior))
    save(page, **kept_step(page, page.next_steps.get(), **{"next_steps-0-DELETE": "on"}), summary="Alone.")
    senior.delete()

    response = restore(client, page, versions(page)[0])

    assert "This version cannot be restored" in response.text
    assert page.summary == "Alone."


def test_a_version_of_another_page_is_not_restored(client, publisher, save):
    page, other = PageFactory(), PageFactory()
    client.force_login(publisher)
    save(other, summary="Other.")

    response = client.post(address("restore", page, versions(other)[0].pk))

    assert response.status_code == 404


def test_reading_versions_and_asking_to_restore_change_nothing(client, publisher, save):
    page = PageFactory()
    client.force_login(publisher)
    save(page, summary="One.")
    save(page, summary="Two.")

    client.get(address("history", page))
    client.get(address("restore", page, versions(page)[0].pk))

    page.refresh_from_db()
    assert page.summary == "Two."
    assert len(versions(page)) == 2


def test_publishing_and_taking_back_are_versions_too(client, publisher):
    page = PageFactory()
    client.force_login(publisher)

    client.post(address("publish", page))
    client.post(address("unpublish", page))

    assert [version.revision.comment for version in versions(page)] == ["Published", "Taken back to draft"]


def test_words_that_may_not_be_kept_are_forgotten(client, author, save):
    page, other = PageFactory(), PageFactory()
    client.force_login(author)
    save(page, summary="Mine.")
    save(other, summary="Other.")

    forget_versions(page)

    assert (len(versions(page)), len(versions(other))) == (0, 1)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "New", [Piece("new", "New")]),
        ("Same words.", "Same words.", [Piece("same", "Same words.")]),
        (
            "£12 an hour",
            "£13 an hour",
            [Piece("same", "£"), Piece("gone", "12"), Piece("new", "13"), Piece("same", " an hour")],
        ),
    ],
)
def test_word_diff_shows_what_goes_and_what_comes(before, after, pieces):
    assert word_diff(before, after) == pieces


@given(before=st.text("ab £.\n", max_size=20), after=st.text("ab £.\n", max_size=20))
@settings(max_examples=50, deadline=None)
def test_word_diff_loses_nothing_of_either(before, after):
    pieces = word_diff(before, after)

    assert "".join(piece.text for piece in pieces if piece.kind != "new") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == after


def test_saving_over_a_newer_version_is_refused_with_what_was_typed(client, author, publisher, save):
    page = PageFactory()
    opened = sent(page)
    client.force_login(publisher)
    save(page, summary="Theirs.")
    client.force_login(author)

    refused = client.post(address("change", page), {**opened, "summary": "Mine."})

    page.refresh_from_db()
    assert f"{publisher.full_name} saved a newer version at 11am on Tuesday 5 January" in refused.text
    assert "Mine." in refused.text
    assert page.summary == "Theirs."


def test_saving_once_more_is_a_decision(client, author, save):
    page = PageFactory()
    opened = sent(page)
    client.force_login(author)
    save(page, summary="Theirs.")
    refused = client.post(address("change", page), {**opened, "summary": "Mine."})
    shown = refused.context["adminform"].form["seen_changed_at"].value()

    client.post(address("change", page), {**opened, "summary": "Mine.", "seen_changed_at": shown})

    page.refresh_from_db()
    assert page.summary == "Mine."


def test_a_page_that_was_published_meanwhile_may_be_saved(client, publisher):
    page = PageFactory()
    opened = sent(page, publish_at_0="2027-01-05", publish_at_1="10:00")
    client.force_login(publisher)
    client.post(address("publish", page))

    client.post(address("change", page), {**opened, "summary": "Mine."})

    page.refresh_from_db()
    assert page.summary == "Mine."


@pytest.mark.parametrize(
    ("changes", "moves"),
    [
        ({"summary": "Other words."}, True),
        ({}, False),
        ({"review_by": "2028-01-01"}, False),
        ({"publish_at_0": "2027-02-01", "publish_at_1": "09:00"}, False),
    ],
)
def test_the_page_says_honestly_when_its_content_changed(client, author, save, changes, moves):
    page = PageFactory()
    client.force_login(author)
    before = page.changed_at

    save(page, **changes)

    assert (page.changed_at != before) is moves


def test_line_ends_of_a_browser_are_no_change(client, author, save):
    page = PageFactory(what_you_do="<p>One</p>\n<p>Two</p>")
    client.force_login(author)
    before = page.changed_at

    save(page, what_you_do="<p>One</p>\r\n<p>Two</p>")

    assert page.changed_at == before


def test_a_change_of_what_belongs_to_the_page_is_one_of_the_page(client, publisher, save):
    page, senior = PageFactory(), PageFactory()
    client.force_login(publisher)
    before = page.changed_at

    save(page, **step_to(senior))

    assert page.changed_at != before


def test_publishing_is_no_change_of_content(client, publisher):
    page = PageFactory()
    client.force_login(publisher)
    before = page.changed_at

    client.post(address("publish", page))

    page.refresh_from_db()
    assert page.changed_at == before
