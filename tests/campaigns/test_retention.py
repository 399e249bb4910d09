"""People who do not agree any more are taken out of everything, and the numbers stay."""

from datetime import date, timedelta
from io import StringIO

import pytest
import reversion
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection
from reversion.models import Version

from campaigns.models import Consent, Person, Story
from campaigns.selectors.retention import people_to_forget
from campaigns.services.consents import warn_of_expiring_consents, withdraw_consent
from campaigns.services.retention import forget_people
from campaigns.tasks import forget_people as forget_task
from tests.factories.campaigns_campaigns import CampaignFactory
from tests.factories.campaigns_people import NOW, TODAY, ConsentFactory, PersonFactory, StoryFactory
from tests.factories.campaigns_short_links import ShortLinkFactory
from tests.factories.pictures import uploaded_picture
from tests.factories.providers import StaffFactory
from workforce_portal.counting.models import DailyCount
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.pictures.models import Picture
from workforce_portal.publishing.addresses import remember_move
from workforce_portal.site.models import PageFeedback

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

LATER = NOW + timedelta(days=31)
# Words that stand nowhere but with this person.
SECRETS = ("zebedee", "quillfeather", "0161 496 0777", "hiddenhall", "sesame", "wheelbarrow")


def leave_traces():
    """One person in every place where a person can be."""
    staff = StaffFactory()
    person = PersonFactory(
        shown_name="Zebedee", full_name="Zebedee Quillfeather", email="z@quillfeather.example", phone="0161 496 0777"
    )
    story = StoryFactory(
        person=person,
        slug="zebedee",
        title="Open sesame",
        quote="A wheelbarrow of biscuits",
        lead="Zebedee works at Hiddenhall.",
        body="<p>Sesame.</p>",
        place="Hiddenhall",
        good_at="Wheelbarrows",
        video_url="https://films.example.org/zebedee.mp4",
        transcript="Zebedee: sesame.",
        picture=uploaded_picture(title="Zebedee", alt="Zebedee laughs.", credit="Quillfeather"),
        day_title="Zebedee’s Tuesday",
        consent__owner=staff,
        consent__expires_on=TODAY + timedelta(days=20),
    )
    with reversion.create_revision():
        story.save()
    story.moments.create(time="07:30", what="Fills the wheelbarrow.")
    consent = person.consents.get()
    consent.document.save("", ContentFile(b"Zebedee Quillfeather signs"))
    warn_of_expiring_consents(at=NOW)
    send_due_mail(at=NOW)
    LogEntry.objects.log_actions(staff.pk, [story, person, consent], CHANGE, "Zebedee rang")
    remember_move("/stories/old-zebedee/", story.get_absolute_url())
    DailyCount.objects.create(on=TODAY, kind="view", subject=story.get_absolute_url(), n=7)
    PageFeedback.objects.create(page=story.get_absolute_url(), is_useful=True)
    ShortLinkFactory(target=story.get_absolute_url())
    withdraw_consent(person_id=person.pk, note="Zebedee has left Hiddenhall", by=staff, at=NOW)
    return story


def tables_that_say(words):
    """Every table of ours, the versions and the audit log, that holds one of the words in any column."""
    ours = ("campaigns_", "pictures_", "publishing_", "counting_", "portal_site_", "outbox_", "reversion_")
    found = set()
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name.startswith((*ours, "django_admin_log")):
                for word in words:
                    cursor.execute(f'SELECT count(*) FROM "{name}" AS row WHERE row::text ILIKE %s', [f"%{word}%"])
                    if cursor.fetchone()[0]:
                        found.add(name)
    return found


def test_somebody_who_took_their_consent_back_is_nowhere_a_month_later(now, client, django_capture_on_commit_callbacks):
    story = leave_traces()
    form, picture = story.person.consents.get().document.name, story.picture
    copies = [f"{picture.folder}/{copy.name}" for copy in picture.renditions]
    assert tables_that_say(SECRETS) >= {
        "campaigns_story",
        "campaigns_person",
        "outbox_plannedmail",
        "counting_dailycount",
    }
    assert all(default_storage.exists(name) for name in [form, picture.image.name, *copies])

    now.move_to(LATER)
    with django_capture_on_commit_callbacks(execute=True):
        forget_task()

    assert tables_that_say(SECRETS) == set()
    assert not any(default_storage.exists(name) for name in [form, picture.image.name, *copies])
    assert not Version.objects.get_for_object(story).exists()
    assert DailyCount.objects.get().n == 7
    assert client.get("/stories/zebedee/").status_code == client.get("/stories/old-zebedee/").status_code == 404
    assert Consent.objects.get().given_on == TODAY - timedelta(days=30)
    assert forget_task() == 0


@pytest.mark.parametrize(
    ("on", "is_forgotten"),
    [(date(2028, 12, 30), False), (date(2028, 12, 31), False), (date(2029, 1, 1), True)],
)
def test_a_consent_that_ran_out_keeps_the_story_for_a_year(on, is_forgotten):
    person = StoryFactory().person

    found = people_to_forget(NOW.replace(year=on.year, month=on.month, day=on.day))

    assert list(found) == [person] * is_forgotten


def test_the_last_consent_counts():
    renewed = ConsentFactory(withdrawn_at=NOW - timedelta(days=100)).person
    ConsentFactory(person=renewed)
    left_after_renewing = ConsentFactory(
        given_on=TODAY - timedelta(days=400), expires_on=TODAY - timedelta(days=90)
    ).person
    ConsentFactory(person=left_after_renewing, withdrawn_at=NOW - timedelta(days=40))
    PersonFactory()

    assert list(people_to_forget(NOW)) == [left_after_renewing]


def test_dry_run_says_how_many_and_changes_nothing(now):
    story = StoryFactory()
    withdraw_consent(person_id=story.person_id, note="", by=None, at=NOW)
    now.move_to(LATER)
    said = StringIO()

    call_command("forget_people", dry_run=True, stdout=said)

    assert said.getvalue() == "People to forget: 1\nNothing was changed.\n"
    assert Story.objects.get().title == story.title
    call_command("forget_people", stdout=said)
    assert "1 forgotten." in said.getvalue()
    assert Person.objects.get().shown_name == "Removed"


def test_a_picture_with_somebody_else_on_it_stays():
    story = StoryFactory(picture=uploaded_picture())
    PersonFactory(shown_name="Mei").pictures.add(story.picture)
    withdraw_consent(person_id=story.person_id, note="", by=None, at=NOW)

    list(forget_people(at=LATER))

    assert Picture.objects.get(pk=story.picture_id).image
    assert Story.objects.get().picture is None


def test_a_page_with_the_picture_shows_a_drawing_of_nobody_instead(now, client):
    photograph = uploaded_picture(title="Zebedee", alt="Zebedee laughs.")
    story = StoryFactory(picture=photograph)
    campaign = CampaignFactory(published=True, picture=photograph, publish_at=NOW - timedelta(days=9))
    withdraw_consent(person_id=story.person_id, note="", by=None, at=NOW)

    list(forget_people(at=LATER))

    page = client.get(campaign.get_absolute_url()).text
    assert "scene-kitchen" in page
    assert "Zebedee" not in page
