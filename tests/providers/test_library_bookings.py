"""A session that prepares itself: the topic chosen at booking picks the resources."""

import pytest
from django.core import mail
from django.urls import reverse

from providers.links import booking_path
from providers.models import Resource, TopicResource
from providers.selectors.library import resources_of_topic_ids, resources_of_topics
from tests.factories.providers import NOW, DropInFactory, TopicFactory, book
from tests.factories.providers_resources import ResourceFactory, TopicResourceFactory
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.clock import day_before_at, local

pytestmark = pytest.mark.django_db


def names(topic, *titles):
    for position, title in enumerate(titles, start=1):
        TopicResourceFactory(topic=topic, resource=ResourceFactory(title=title), position=position)


def sent(at):
    mail.outbox.clear()
    send_due_mail(at=at)
    return mail.outbox[-1].body


@pytest.fixture
def booking():
    booking = book(DropInFactory())
    names(booking.topic, "Advert checklist", "Advert to fill in", "Where to advertise", "A fourth")
    return booking


def test_three_resources_stand_on_the_bookings_page(now, client, booking):
    page = client.get(booking_path(booking)).content.decode()

    assert "Ready in five minutes" in page
    assert "Picked for “Writing or placing an advert”." in page
    assert all(title in page for title in ("Advert checklist", "Advert to fill in", "Where to advertise"))
    assert "A fourth" not in page


def test_the_confirmation_and_the_reminder_name_them_with_their_addresses(booking):
    confirmation = sent(NOW)
    reminder = sent(day_before_at(booking.drop_in.starts_at, NOW.time().replace(hour=9)))

    first = TopicResource.objects.get(topic=booking.topic, position=1).resource
    for text in (confirmation, reminder):
        assert "To have ready, picked for “Writing or placing an advert”:" in text
        assert first.get_absolute_url() in text
        assert "A fourth" not in text


def test_a_changed_mapping_is_followed_by_mail_that_is_not_sent_yet(booking):
    sent(NOW)
    TopicResource.objects.filter(topic=booking.topic).delete()
    names(booking.topic, "A better one")

    reminder = sent(day_before_at(booking.drop_in.starts_at, NOW.time().replace(hour=9)))

    assert "A better one" in reminder
    assert "Advert checklist" not in reminder


def test_without_a_mapping_nothing_is_promised(now, client):
    booking = book(DropInFactory())

    assert "picked for" not in sent(NOW)
    assert "Ready in five minutes" not in client.get(booking_path(booking)).content.decode()


def test_the_day_sheet_shows_the_adviser_the_same(staff_client, booking):
    day = local(booking.drop_in.starts_at).date()

    page = staff_client.get(reverse("admin:providers_dropin_sheet", args=[day, booking.drop_in.pk])).content.decode()

    assert "Advert checklist" in page
    assert "A fourth" not in page


def test_what_is_withdrawn_makes_room_for_the_next(booking):
    first = TopicResource.objects.get(topic=booking.topic, position=1).resource
    Resource.objects.filter(pk=first.pk).update(status="withdrawn", withdrawn_at=NOW)

    titles = [resource.title for resource in resources_of_topics([booking.topic])]

    assert titles == ["Advert to fill in", "Where to advertise", "A fourth"]


def test_resources_of_several_topics_come_in_one_query(booking, django_assert_num_queries):
    other = TopicFactory(slug="choosing", name="Choosing")
    names(other, "Questions")

    with django_assert_num_queries(1):
        found = resources_of_topic_ids([booking.topic_id, other.pk])

    assert [len(found[booking.topic_id]), len(found[other.pk])] == [3, 1]


def test_a_resource_of_two_topics_is_shown_once(booking):
    other = TopicFactory(slug="choosing", name="Choosing")
    shared = TopicResource.objects.get(topic=booking.topic, position=1).resource
    TopicResourceFactory(topic=other, resource=shared)

    found = resources_of_topics([booking.topic, other], limit=9)

    assert found.count(shared) == 1
