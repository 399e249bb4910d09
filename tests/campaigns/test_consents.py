"""Nobody is shown who does not agree: consent given, taken back, run out."""

import json
from datetime import timedelta

import pytest
import reversion
from django.core.files.base import ContentFile
from django.db import IntegrityError
from reversion.models import Version

from campaigns.enums import ConsentEventKind, Scope
from campaigns.models import Consent, ConsentEvent, Story, StoryBlock
from campaigns.refusals import DocumentRefused, NothingToWithdraw
from campaigns.selectors.consents import may_show, running_out, uses_of
from campaigns.services.consents import record_consent, warn_of_expiring_consents, withdraw_consent
from campaigns.tasks import warn_of_expiring_consents as warn_task
from tests.factories.campaigns_campaigns import CampaignFactory, add_block
from tests.factories.campaigns_people import (
    NOW,
    TODAY,
    ConsentFactory,
    PersonFactory,
    RoleFactory,
    StoryFactory,
    add_day,
    signed_form,
)
from tests.factories.pictures import DrawnPictureFactory, image_file, uploaded_picture
from tests.factories.providers import StaffFactory
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.pictures.share_cards import share_card_url
from workforce_portal.publishing.previews import preview_url, previewed
from workforce_portal.publishing.services import NotPublishable, publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

NAME = "Zuleika"


def shown_everywhere():
    """A story on all pages that show one, and its person on the picture of a role and of a campaign."""
    photograph = uploaded_picture(title=f"{NAME} at work", alt=f"{NAME} laughs.")
    role = RoleFactory(picture=photograph)
    story = StoryFactory(person__shown_name=NAME, slug="zuleika", role=role, picture=photograph)
    beside = StoryFactory(role=role, slug="beside")
    campaign = CampaignFactory(published=True, picture=photograph, publish_at=NOW - timedelta(days=9))
    add_block(campaign, StoryBlock, story=story)
    return story, beside, role, campaign


def pages_with(client, words, *addresses):
    return {address for address in addresses if words in client.get(address).content.decode()}


def files_of(story):
    copies = [copy.name for copy in story.picture.renditions]
    return [f"/pictures/{story.picture.uuid}/{copies[0]}", share_card_url(story.title, name=NAME, pic=story.picture)]


@pytest.mark.parametrize("how", ["taken back", "run out"])
def test_somebody_who_no_longer_agrees_is_gone_from_everywhere_at_once(client, now, how):
    story, beside, role, campaign = shown_everywhere()
    everywhere = ["/", "/stories/", beside.get_absolute_url(), role.get_absolute_url(), "/campaigns/feed/"]
    everywhere += [campaign.get_absolute_url(), story.get_absolute_url()]
    assert pages_with(client, NAME, *everywhere) == set(everywhere)
    assert "/stories/zuleika/" in client.get("/sitemap.xml").content.decode()
    assert [client.get(address).status_code for address in files_of(story)] == [200, 200]
    preview = preview_url(story)

    if how == "taken back":
        withdraw_consent(person_id=story.person_id, note="Rang", by=None, at=NOW)
    else:
        now.move_to(NOW.replace(year=2028, month=1, day=1))

    assert pages_with(client, NAME, *everywhere) == set()
    assert pages_with(client, str(story.picture.uuid), *everywhere, "/roles/", "/campaigns/") == set()
    assert "/stories/zuleika/" not in client.get("/sitemap.xml").content.decode()
    assert [client.get(address).status_code for address in files_of(story)] == [410, 410]
    gone = client.get(story.get_absolute_url())
    assert gone.status_code == 410
    assert 'href="/stories/"' in gone.content.decode()
    assert client.get(preview).status_code == 410


def test_a_later_consent_brings_the_story_back(client):
    story = StoryFactory()
    withdraw_consent(person_id=story.person_id, note="", by=None, at=NOW)

    ConsentFactory(person=story.person, given_on=TODAY)

    assert client.get(story.get_absolute_url()).status_code == 200


def test_withdrawing_takes_back_all_consents_of_the_person_and_says_who_did_it():
    story, by = StoryFactory(), StaffFactory()
    ConsentFactory(person=story.person, expires_on=TODAY + timedelta(days=900))

    taken_back = withdraw_consent(person_id=story.person_id, note="Changed jobs", by=by, at=NOW)

    assert {consent.withdrawn_at for consent in Consent.objects.filter(person=story.person)} == {NOW}
    assert len(taken_back) == 2
    events = ConsentEvent.objects.filter(kind=ConsentEventKind.WITHDRAWN)
    assert {(event.by, event.note) for event in events} == {(by, "Changed jobs")}


def test_withdrawing_leaves_no_earlier_version_of_the_story_and_no_preview_link():
    story = StoryFactory(draft=True)
    with reversion.create_revision():
        story.save()
    preview = preview_url(story).rpartition("=")[2]
    assert previewed(Story.objects.all(), preview).exists()

    withdraw_consent(person_id=story.person_id, note="", by=None, at=NOW)

    assert not Version.objects.get_for_object(story).exists()
    assert not previewed(Story.objects.all(), preview).exists()


@pytest.mark.parametrize("consent", [{"consent": False}, {"consent__expires_on": TODAY - timedelta(days=1)}])
def test_preview_shows_nobody_without_a_valid_consent(client, consent):
    story = StoryFactory(draft=True, person__shown_name=NAME, **consent)
    link = preview_url(story)

    response = client.get(link)

    assert response.status_code == 404
    assert "Nobody sees this story yet" in response.text
    assert NAME not in response.text
    assert response.headers["Cache-Control"] == "no-store"

    ConsentFactory(person=story.person)
    assert NAME in client.get(link).text


def test_cards_with_the_person_stop_once_social_media_is_taken_out(client):
    story, _beside, role, campaign = shown_everywhere()
    drawn = files_of(story)
    assert [client.get(address).status_code for address in drawn] == [200, 200]

    story.person.consents.update(scopes=[Scope.WEB, Scope.PRINT])

    assert [client.get(address).status_code for address in drawn] == [200, 410]
    for page in (story, role, campaign):
        assert card_of(client, page)["picture"] == ""
        assert NAME in client.get(page.get_absolute_url()).text


def test_nothing_can_be_taken_back_twice():
    story = StoryFactory()
    withdraw_consent(person_id=story.person_id, note="", by=None, at=NOW)

    with pytest.raises(NothingToWithdraw, match="nothing to take back"):
        withdraw_consent(person_id=story.person_id, note="", by=None, at=NOW)


def test_a_picture_is_shown_once_everybody_on_it_agrees():
    picture = DrawnPictureFactory()
    agrees, does_not = ConsentFactory().person, PersonFactory()
    agrees.pictures.add(picture)
    assert may_show(picture, Scope.WEB, NOW)

    does_not.pictures.add(picture)

    assert not may_show(picture, Scope.WEB, NOW)


def test_consent_holds_for_what_was_agreed_to_and_on_its_last_day():
    person = ConsentFactory(scopes=[Scope.WEB], expires_on=TODAY).person

    assert may_show(person, Scope.WEB, NOW)
    assert not may_show(person, Scope.SOCIAL, NOW)
    assert not may_show(person, Scope.WEB, NOW + timedelta(days=1))


def test_link_preview_shows_a_drawing_of_nobody_where_social_media_was_not_agreed_to(client):
    agreed = StoryFactory()
    not_agreed = StoryFactory(person__shown_name=NAME, consent__scopes=[Scope.WEB, Scope.PRINT])

    with_face = card_of(client, agreed)
    without = card_of(client, not_agreed)

    assert with_face == {"line": "“I remember the small things.”", "picture": agreed.picture.uuid.hex}
    assert without == {"line": "People who work in care", "picture": ""}


def card_of(client, story):
    from tests.site.reading import read
    from workforce_portal.pictures.share_cards import read_card

    page = read(client.get(story.get_absolute_url()))
    address = next(meta.get("content") for meta in page.iter("meta") if meta.get("property") == "og:image")
    card = read_card(address.rpartition("/")[2].removesuffix(".png"))
    return {"line": card.line, "picture": card.picture}


def test_no_story_is_published_without_a_valid_consent():
    story = StoryFactory(draft=True, consent=False)
    ConsentFactory(person=story.person, given_on=TODAY - timedelta(days=90), expires_on=TODAY - timedelta(days=1))

    with pytest.raises(NotPublishable, match="Yasmin has no consent to be shown on the website"):
        publish(story, by=None, at=NOW)


def test_withdrawal_names_each_page_block_card_and_picture():
    story, _beside, role, campaign = shown_everywhere()
    add_day(story)

    uses = {(use.what, use.name) for use in uses_of(story.person)}

    assert uses == {
        ("story", f"{NAME}: {story.title}"),
        ("card for links", story.title),
        ("picture", f"{NAME} at work"),
        ("role", role.name),
        ("campaign", campaign.name),
        ("one person’s story", f"{campaign}: {NAME}: {story.title}"),
    }


# --- before it runs out ---


def warned():
    return list(PlannedMail.objects.filter(kind__startswith="consent_runs_out").values_list("kind", flat=True))


def test_keeper_is_warned_once_at_sixty_and_once_at_fourteen_days(now):
    owner = StaffFactory(email="nadia@programme.example")
    consent = ConsentFactory(owner=owner, expires_on=TODAY + timedelta(days=61))
    warn_task()
    assert warned() == []

    for days_left in (60, 59, 14, 13, 0):
        now.move_to(NOW + timedelta(days=61 - days_left))
        warn_task()
        warn_task()

    assert sorted(warned()) == ["consent_runs_out_14", "consent_runs_out_60"]
    assert set(PlannedMail.objects.values_list("to_email", flat=True)) == {"nadia@programme.example"}
    assert list(running_out(TODAY + timedelta(days=61))) == [consent]


def test_warning_says_who_and_until_when(mailoutbox):
    ConsentFactory(owner=StaffFactory(), expires_on=TODAY + timedelta(days=30))
    warn_of_expiring_consents(at=NOW)

    send_due_mail(at=NOW)

    assert mailoutbox[0].subject == "Yasmin’s consent runs out on Thursday 4 February 2027"
    assert "/admin/campaigns/consent/" in mailoutbox[0].body


def test_nobody_is_warned_of_a_consent_that_was_renewed_or_taken_back():
    renewed = ConsentFactory(owner=StaffFactory(), expires_on=TODAY + timedelta(days=10))
    ConsentFactory(person=renewed.person, expires_on=TODAY + timedelta(days=700))
    back = ConsentFactory(owner=StaffFactory(), expires_on=TODAY + timedelta(days=10))
    warn_of_expiring_consents(at=NOW)

    withdraw_consent(person_id=back.person_id, note="", by=None, at=NOW)

    mail = PlannedMail.objects.get(kind="consent_runs_out_14")
    assert (mail.about_id, mail.state) == (back.pk, State.CANCELLED)


def test_a_consent_for_less_does_not_take_the_place_of_one_that_runs_out():
    consent = ConsentFactory(owner=StaffFactory(), expires_on=TODAY + timedelta(days=10))
    ConsentFactory(person=consent.person, scopes=[Scope.WEB], expires_on=TODAY + timedelta(days=700))

    assert list(running_out(TODAY)) == [consent]


# --- the signed form ---


def record(file, **changes):
    values = {"scopes": [Scope.WEB], "given_on": TODAY, "expires_on": TODAY + timedelta(days=365), "owner": None}
    return record_consent(person=PersonFactory(), document=file, by=None, at=NOW, **{**values, **changes})


@pytest.mark.parametrize(
    "content", [signed_form().getvalue(), image_file("JPEG").getvalue(), image_file("PNG").getvalue()]
)
def test_a_signed_form_is_kept_under_a_name_that_says_nothing(content):
    consent = record(ContentFile(content, name="yasmin-akhtar.pdf"))

    assert consent.document.name.startswith("consents/")
    assert "yasmin" not in consent.document.name
    assert consent.document.read() == content
    assert [event.kind for event in consent.events.all()] == [ConsentEventKind.RECORDED]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html><script>alert(1)</script></html>", "none of the kinds"),
        (b"%PDF-1.7 cut off", "damaged"),
        (signed_form().getvalue() + b"/JavaScript", "script"),
        (image_file("JPEG").getvalue()[:400], "damaged"),
        (b"", "none of the kinds"),
    ],
)
def test_what_is_no_signed_form_is_refused_whatever_it_is_called(content, sentence):
    with pytest.raises(DocumentRefused, match=sentence):
        record(ContentFile(content, name="form.pdf"))

    assert not Consent.objects.exists()


# --- what the database holds ---


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"scopes": []}, "consent_is_for_something"),
        ({"expires_on": TODAY - timedelta(days=30)}, "consent_expires_after_it_is_given"),
    ],
)
def test_database_refuses_a_consent_that_means_nothing(values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        ConsentFactory(**values)


def test_feed_and_cards_are_json_safe_for_a_name_with_quotes(client):
    story = StoryFactory(person__shown_name='Ann "Nan" <b>')

    page = client.get(story.get_absolute_url()).content.decode()

    assert "<b>’s job" not in page
    assert json.loads(page.partition('application/ld+json">')[2].partition("</script>")[0])
