from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from mapping.enums import ReportReason, State, Theme, TipStatus
from mapping.links import heard_path
from mapping.models import Activity, MistakeReport, Suggestion
from mapping.refusals import AlreadyAnswered, TakenUpAlready
from mapping.services import publish_activity
from mapping.services.tips import answer_tip, forget_tips, report_mistake, suggest_activity, take_up_suggestion
from tests.factories.mapping import NOW, ActivityFactory, LocationFactory, WayInFactory
from tests.factories.places import council
from tests.factories.users import UserFactory
from tests.pages import assert_valid_html
from workforce_portal.outbox.services import send_due_mail

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture(autouse=True)
def quick(settings):
    settings.LEAST_FILL_SECONDS = -1  # the clock stands still


def report(activity, sender="joan@people.example", **fields):
    said = {"reason": ReportReason.CONTACT, "details": "It rings.", "name": "Joan", "email": sender, **fields}
    return report_mistake(activity_id=activity.pk, sender=sender or "192.0.2.1", at=NOW, **said)


def suggestion(**fields):
    said = {
        "title": "Walk and talk",
        "organisation_name": "Friends of the Lake",
        "council": council(),
        "theme": Theme.SUPPORT,
        "details": "People walk round the lake.",
        "contact": "Ask at the visitor centre.",
        "name": "Rukhsana Mir",
        "email": "rukhsana@people.example",
        "wants_credit": True,
    }
    return suggest_activity(**{**said, **fields}, at=NOW)


def post(client, path, **data):
    rendered = client.get(path).context["form"]["rendered_at"].value()
    return client.post(path, {"rendered_at": rendered, **data}, follow=True)


# --- a mistake ---


def test_reporter_gets_a_reference_and_hears_what_came_of_it(client, mailoutbox):
    activity = ActivityFactory(title="Night circle")

    page = post(client, f"{activity.get_absolute_url()}report/", reason="contact", email="joan@people.example")

    told = MistakeReport.objects.get()
    assertRedirects(page, heard_path(told))
    assertContains(page, told.reference)
    assert_valid_html(page.text)
    answer_tip(told, status=TipStatus.DONE, answer="It is the right number now.", by=UserFactory(), at=NOW)
    send_due_mail(at=NOW)
    assert ["It is the right number now." in mail.body for mail in mailoutbox] == [True]
    assertContains(client.get(heard_path(told)), "It is the right number now.")


def test_reporter_without_an_address_reads_the_answer_on_their_page(client, mailoutbox):
    activity = ActivityFactory()

    page = post(client, f"{activity.get_absolute_url()}report/", reason="gone")
    answer_tip(MistakeReport.objects.get(), status=TipStatus.DONE, answer="It is off the map.", by=None, at=NOW)
    send_due_mail(at=NOW)

    assert mailoutbox == []
    assertContains(client.get(page.redirect_chain[-1][0]), "It is off the map.")


def test_report_without_a_reason_says_so_and_keeps_what_was_typed(client):
    path = f"{ActivityFactory().get_absolute_url()}report/"

    page = post(client, path, details="It is on Thursdays")

    assertContains(page, "Choose what is wrong")
    assertContains(page, "It is on Thursdays")
    assert not MistakeReport.objects.exists()


def test_three_people_are_needed_before_the_page_says_that_it_is_being_checked(client):
    activity = ActivityFactory()
    for words in ("One", "Two", "Three"):
        report(activity, details=words)
    report(activity, sender="faisal@people.example")
    assertNotContains(client.get(activity.get_absolute_url()), "This is being checked")

    third = report(activity, sender="carol@people.example")

    assertContains(client.get(activity.get_absolute_url()), "This is being checked")
    answer_tip(third, status=TipStatus.NOT_CHANGED, answer="We rang, and it is right.", by=None, at=NOW)
    assertNotContains(client.get(activity.get_absolute_url()), "This is being checked")


def test_same_report_twice_is_one():
    activity = ActivityFactory()

    assert report(activity) == report(activity)


def test_answering_twice_is_refused():
    told = report(ActivityFactory())
    answer_tip(told, status=TipStatus.DONE, answer="Thank you.", by=None, at=NOW)

    with pytest.raises(AlreadyAnswered):
        answer_tip(told, status=TipStatus.DONE, answer="Thank you again.", by=None, at=NOW)


def test_link_that_is_wrong_leads_on(client):
    assertContains(client.get("/map/heard/nonsense/"), "We cannot find that", status_code=404)


# --- something missing ---


def test_suggestion_becomes_an_entry_with_credit_and_its_sender_hears(mailoutbox, client):
    staff = UserFactory(staff=True)
    told = suggestion()

    activity = take_up_suggestion(suggestion_id=told.pk, by=staff, at=NOW)
    with pytest.raises(TakenUpAlready):
        take_up_suggestion(suggestion_id=told.pk, by=staff, at=NOW)
    assert (activity.state, activity.credit) == (State.PROPOSED, "Rukhsana Mir")
    assert str(activity.coverage.get()) == "Trafford"
    make_complete(activity)
    publish_activity(activity_id=activity.pk, by=staff, at=NOW)
    send_due_mail(at=NOW)

    told.refresh_from_db()
    assert told.status == TipStatus.DONE
    assert ["It is on the map now." in mail.body for mail in mailoutbox] == [True]
    assertContains(client.get(activity.get_absolute_url()), "Rukhsana Mir told us of it.")


def make_complete(activity):
    activity.held_at.create(location=LocationFactory())
    for through in ("self", "professional"):
        WayInFactory(activity=activity, through=through)


SUGGESTED = {
    "title": "Nite staff circle",
    "organisation_name": "Kindling",
    "theme": "support",
    "details": "We talk.",
}


def test_suggestion_of_what_is_there_asks_once_and_then_takes_it(client):
    there = ActivityFactory(title="Night staff circle", theme=Theme.SUPPORT)
    data = {**SUGGESTED, "council": council().pk}

    asked = post(client, "/map/suggest/", **data)
    assertContains(asked, there.title)
    assert not Suggestion.objects.exists()
    again = post(client, "/map/suggest/", **data, not_these=asked.context["form"]["not_these"].value())

    assertContains(again, Suggestion.objects.get().reference)


def test_suggestion_with_credit_needs_a_name(client):
    page = post(client, "/map/suggest/", **SUGGESTED, council=council("Bury").pk, wants_credit="on")

    assertContains(page, "Enter your name, or take the tick away below")


def test_people_are_forgotten_a_year_after_the_answer():
    told, wanted, open_still = report(ActivityFactory()), suggestion(), report(ActivityFactory(), sender="x@y.example")
    for tip in (told, wanted):
        answer_tip(tip, status=TipStatus.DONE, answer="Thank you.", by=None, at=NOW)

    assert forget_tips(at=NOW + timedelta(days=360)) == 0
    assert forget_tips(at=NOW + timedelta(days=370)) == 2

    for tip in (told, wanted, open_still):
        tip.refresh_from_db()
    assert (told.name, told.email, told.details, told.sender_key) == ("", "", "", "")
    assert (wanted.name, wanted.email, wanted.wants_credit) == ("", "", False)
    assert open_still.email == "x@y.example"
    assert Activity.objects.count() == 2
