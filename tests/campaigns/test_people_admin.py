from datetime import timedelta

import pytest
from django.urls import reverse

from campaigns.enums import ConsentEventKind
from campaigns.models import Consent, ConsentEvent, Person, Role, Story
from tests.factories.campaigns_people import (
    TODAY,
    ConsentFactory,
    PersonFactory,
    RoleFactory,
    StoryFactory,
    lead_to,
    signed_form,
)
from tests.factories.pictures import DrawnPictureFactory
from tests.factories.providers import StaffFactory
from workforce_portal.staff.worklists import shown_worklists

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def lead(client):
    user = StaffFactory(is_superuser=True)
    client.force_login(user)
    return user


def consent_data(person, **changes):
    data = {
        "person": person.pk,
        "scopes": ["web", "print"],
        "given_on": TODAY.isoformat(),
        "expires_on": (TODAY + timedelta(days=365)).isoformat(),
        "document": signed_form(),
        "owner": "",
    }
    return {**data, **changes}


def add_consent(client, data):
    return client.post(reverse("admin:campaigns_consent_add"), data)


def problems(response):
    return [str(error) for errors in response.context["errors"] for error in errors]


def test_consent_is_recorded_with_its_form(client, lead):
    person = PersonFactory()

    response = add_consent(client, consent_data(person))

    assert response.status_code == 302
    consent = Consent.objects.get()
    assert (consent.person, consent.scopes) == (person, ["web", "print"])
    assert [(event.kind, event.by) for event in consent.events.all()] == [(ConsentEventKind.RECORDED, lead)]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scopes": []}, "Tick at least one: without one there is nothing that they agreed to."),
        ({"document": ""}, "Upload the signed form as a PDF, or a photograph of it as JPEG or PNG."),
        ({"expires_on": TODAY.isoformat()}, "Enter a day after the one on which they signed."),
        (
            {"given_on": (TODAY + timedelta(days=2)).isoformat()},
            "Enter the day on which they signed, which is today at the latest.",
        ),
    ],
)
def test_consent_that_proves_nothing_is_refused(client, lead, changes, sentence):
    response = add_consent(client, consent_data(PersonFactory(), **changes))

    assert sentence in problems(response)
    assert not Consent.objects.exists()


def test_what_changes_in_a_consent_is_noted_and_its_form_stays(client, lead):
    add_consent(client, consent_data(PersonFactory()))
    consent = Consent.objects.get()
    data = {"scopes": ["web"], "expires_on": consent.expires_on.isoformat(), "owner": lead.pk}
    data |= {"events-TOTAL_FORMS": 0, "events-INITIAL_FORMS": 0}

    response = client.post(reverse("admin:campaigns_consent_change", args=[consent.pk]), data)

    assert response.status_code == 302
    changed = Consent.objects.get()
    assert (changed.scopes, changed.document) == (["web"], consent.document)
    assert "Changed: scopes, owner" in changed.events.values_list("note", flat=True)


def test_signed_form_is_opened_by_post_and_that_is_noted(client, lead):
    add_consent(client, consent_data(PersonFactory()))
    consent = Consent.objects.get()
    address = reverse("admin:campaigns_consent_document", args=[consent.pk])

    asked, opened = client.get(address), client.post(address)

    assert asked["Content-Type"].startswith("text/html")
    assert opened["Content-Type"] == "application/pdf"
    assert opened["Content-Disposition"].startswith("attachment")
    assert b"".join(opened.streaming_content).startswith(b"%PDF-")
    assert consent.events.filter(kind=ConsentEventKind.OPENED, by=lead).count() == 1


def test_signed_form_is_for_those_alone_who_may_open_it(client):
    from django.contrib.auth.models import Permission

    colleague = StaffFactory()
    colleague.user_permissions.set(Permission.objects.filter(codename__in=["view_consent", "change_consent"]))
    client.force_login(colleague)
    consent = ConsentFactory(document="consents/none")

    assert client.post(reverse("admin:campaigns_consent_document", args=[consent.pk])).status_code == 403
    assert "Open the signed form" not in (
        client.get(reverse("admin:campaigns_consent_change", args=[consent.pk])).content.decode()
    )


def test_taking_back_shows_all_that_goes_and_then_does_it(client, lead):
    story = StoryFactory()
    RoleFactory(name="Cook", picture=story.picture)
    address = reverse("admin:campaigns_person_withdraw", args=[story.person_id])

    page = client.get(address).content.decode()
    still_there = client.get(story.get_absolute_url()).status_code
    response = client.post(address, {"note": "Rang on Tuesday"})

    assert all(name in page for name in (story.get_absolute_url(), "Cook", story.picture.title))
    assert still_there == 200
    assert response.status_code == 302
    assert client.get(story.get_absolute_url()).status_code == 410
    assert ConsentEvent.objects.get(kind=ConsentEventKind.WITHDRAWN).by == lead


def test_taking_back_again_says_that_there_is_nothing(client, lead):
    person = PersonFactory()

    response = client.post(reverse("admin:campaigns_person_withdraw", args=[person.pk]), {"note": ""})

    assert "no consent that is in force" in response.content.decode()


def test_whoever_may_not_change_consents_takes_none_back(client):
    client.force_login(StaffFactory())
    story = StoryFactory()

    response = client.post(reverse("admin:campaigns_person_withdraw", args=[story.person_id]), {"note": ""})

    assert response.status_code == 403
    assert Consent.objects.get().withdrawn_at is None


def test_person_with_consents_and_every_consent_stay_as_proof(client, lead):
    consent = ConsentFactory()

    client.post(reverse("admin:campaigns_person_delete", args=[consent.person_id]), {"post": "yes"})
    client.post(reverse("admin:campaigns_consent_delete", args=[consent.pk]), {"post": "yes"})

    assert (Person.objects.count(), Consent.objects.count()) == (1, 1)


def test_story_is_written_with_its_day(client, lead):
    person, picture = PersonFactory(), DrawnPictureFactory()
    data = {
        "person": person.pk,
        "title": "I remember",
        "slug": "yasmin",
        "quote": "Beetroot.",
        "lead": "She is a support worker.",
        "body": "<p>Ask her.</p><script>alert(1)</script>",
        "picture": picture.pk,
        "moments-TOTAL_FORMS": 1,
        "moments-INITIAL_FORMS": 0,
        "moments-0-time": "07:30",
        "moments-0-what": "Medicine with Pete.",
    }

    response = client.post(reverse("admin:campaigns_story_add"), data)

    assert response.status_code == 302
    story = Story.objects.get()
    assert (story.body, story.is_published) == ("<p>Ask her.</p>", False)
    assert [moment.what for moment in story.moments.all()] == ["Medicine with Pete."]


def test_story_without_consent_is_not_published_from_the_admin(client, lead):
    story = StoryFactory(draft=True, consent=False)

    response = client.post(reverse("admin:campaigns_story_publish", args=[story.pk]), follow=True)

    assert "Yasmin has no consent to be shown on the website that is valid today." in response.content.decode()
    assert not Story.objects.get().is_published


def test_role_is_written_with_what_it_suits_and_where_it_leads(client, lead):
    senior = RoleFactory(name="Senior")
    data = {
        "name": "Care worker",
        "slug": "care-worker",
        "group": "care",
        "summary": "Help people with their day.",
        "what_you_do": "<p>Meals.</p>",
        "suits_you": "you are kind",
        "rung": 1,
        "fits": ["one-person", "practical"],
        "next_steps-TOTAL_FORMS": 1,
        "next_steps-INITIAL_FORMS": 0,
        "next_steps-0-next_role": senior.pk,
        "next_steps-0-position": 0,
        "next_steps-0-note": "after training",
    }

    response = client.post(reverse("admin:campaigns_role_add"), data)

    assert response.status_code == 302
    role = Role.objects.get(name="Care worker")
    assert role.fits == ["one-person", "practical"]
    assert [(step.next_role, step.note) for step in role.next_steps.all()] == [(senior, "after training")]


@pytest.mark.parametrize("model", ["story", "role", "person", "consent"])
def test_lists_open(client, lead, model):
    story = StoryFactory()
    lead_to(story.role, RoleFactory())

    assert client.get(reverse(f"admin:campaigns_{model}_changelist")).status_code == 200


def test_today_says_which_consents_run_out_and_which_stories_nobody_sees(lead):
    ConsentFactory(expires_on=TODAY + timedelta(days=10))
    StoryFactory(consent=False)

    lists = {one.key: (one.number, one.is_late) for one in shown_worklists(lead)}

    assert lists["consents-running-out"] == (1, True)
    assert lists["stories-without-consent"] == (1, False)
