from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse

from providers.enums import FormatRequestStatus, OtherFormat
from providers.links.resources import news_path, news_url
from providers.models import ChangeSubscription, FormatRequest
from providers.refusals.resources import AlreadyAnswered
from providers.services.resource_requests import (
    answer_format_request,
    ask_for_format,
    ask_for_news,
    forget_subscriptions,
    start_news,
    stop_news,
)
from providers.services.resources import add_version, change_text, withdraw_resource
from tests.factories import providers_files as files
from tests.factories.providers import NOW, StaffFactory
from tests.factories.providers_resources import (
    ChangeSubscriptionFactory,
    FormatRequestFactory,
    ResourceFactory,
    ResourceVersionFactory,
)
from workforce_portal.outbox.services import send_due_mail
from workforce_portal.places.models import BankHoliday
from workforce_portal.security.forms import HONEYPOT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
EMAIL = "rukhsana@larkfield.example"


@pytest.fixture(autouse=True)
def quick(settings):
    settings.LEAST_FILL_SECONDS = -1  # the clock stands still


def fill(client, url, **answers):
    form = client.get(url).context["form"]
    return client.post(url, {"rendered_at": form["rendered_at"].value(), HONEYPOT: "", **answers})


def post(at=NOW):
    mail.outbox.clear()
    send_due_mail(at=at)
    return [(sent.to[0], sent.subject, sent.body) for sent in mail.outbox]


# --- another format ---


def test_a_request_is_kept_with_its_due_date_and_confirmed_by_mail(client):
    resource = ResourceFactory(title="Question bank")
    url = reverse("providers:format_request", args=[resource.slug])

    answer = fill(client, url, wanted="large_print", details="18 point", name="Rukhsana Begum", email=EMAIL)

    assert answer.headers["Location"] == resource.get_absolute_url()
    asked = FormatRequest.objects.get()
    assert (asked.resource, asked.wanted, asked.status) == (resource, OtherFormat.LARGE_PRINT, FormatRequestStatus.OPEN)
    assert asked.due_on == date(2027, 1, 19)
    [(to, subject, body)] = post()
    assert (to, subject) == (f"Rukhsana Begum <{EMAIL}>", "Your request: Question bank")
    assert "We answer by Tuesday 19 January 2027" in body


def test_bank_holidays_are_not_working_days(client):
    BankHoliday.objects.get_or_create(date=date(2027, 1, 11), defaults={"title": "A holiday"})

    asked = ask_for_format(
        resource_id=ResourceFactory().pk,
        wanted=OtherFormat.AUDIO,
        details="",
        name="Rukhsana",
        email=EMAIL,
        at=NOW,
    )

    assert asked.due_on == date(2027, 1, 20)


def test_a_request_sent_twice_is_one_request(client):
    url = reverse("providers:format_request", args=[ResourceFactory().slug])
    answers = {"wanted": "audio", "details": "", "name": "Rukhsana Begum", "email": EMAIL}

    fill(client, url, **answers)
    fill(client, url, **answers)

    assert FormatRequest.objects.count() == 1
    assert len(post()) == 1


def test_another_language_has_to_be_named(client):
    url = reverse("providers:format_request", args=[ResourceFactory().slug])

    page = fill(client, url, wanted="language", details="", name="Rukhsana", email=EMAIL)

    assert page.context["form"].errors == {"details": ["Say which language or what format you need"]}
    assert not FormatRequest.objects.exists()


def test_an_answer_goes_to_the_person_once():
    asked = FormatRequestFactory()
    by = StaffFactory()
    facts = {"request_id": asked.pk, "answer": "It is at https://files.example/large.", "by": by, "at": NOW}

    answer_format_request(status=FormatRequestStatus.DONE, **facts)

    asked.refresh_from_db()
    assert (asked.status, asked.answered_at, asked.answered_by) == (FormatRequestStatus.DONE, NOW, by)
    [(to, _, body)] = post()
    assert asked.email in to
    assert "It is at https://files.example/large." in body
    with pytest.raises(AlreadyAnswered):
        answer_format_request(status=FormatRequestStatus.DECLINED, **facts)


@pytest.mark.parametrize("name", ["format_request", "resource_tell_me"])
def test_too_many_from_one_address_are_turned_away(client, settings, name):
    settings.RATE_LIMITS = {
        **settings.RATE_LIMITS,
        "format_request_by_address": "1/h",
        "resource_news_by_address": "1/h",
    }
    url = reverse(f"providers:{name}", args=[ResourceFactory().slug])
    answers = {"wanted": "audio", "details": "", "name": "Rukhsana", "email": EMAIL}

    assert fill(client, url, **answers).status_code == 302
    assert fill(client, url, **answers).status_code == 429


@pytest.mark.parametrize("name", ["format_request", "resource_tell_me"])
def test_a_machine_that_fills_in_the_trap_is_asked_again(client, name):
    url = reverse(f"providers:{name}", args=[ResourceFactory().slug])
    answers = {"wanted": "audio", "details": "", "name": "Rukhsana", "email": EMAIL, HONEYPOT: "https://spam.example"}

    assert fill(client, url, **answers).status_code == 200
    assert not FormatRequest.objects.exists()
    assert not ChangeSubscription.objects.exists()


# --- tell me when this changes ---


def new_version(resource, *, number=2, text="Second", at=NOW):
    return add_version(
        resource_id=resource.pk,
        file=ContentFile(files.docx(text)),
        name="a.docx",
        number=number,
        change_note=f"Note {number}",
        by=None,
        at=at,
    )


def test_asking_confirming_and_stopping(client):
    resource = ResourceVersionFactory().resource
    fill(client, reverse("providers:resource_tell_me", args=[resource.slug]), email="Rukhsana@larkfield.example")
    subscription = ChangeSubscription.objects.get()
    [(to, _, body)] = post()
    assert to == "Rukhsana@larkfield.example"
    assert news_url(subscription) in body
    new_version(resource)
    assert post() == []

    client.post(news_path(subscription), {"start": ""})

    new_version(resource, number=3, text="Third")
    [(_, subject, body)] = post()
    assert subject == f"“{resource.title}” has changed"
    assert "Note 3" in body
    assert news_url(subscription) in body

    client.post(news_path(subscription), {"stop": ""})

    new_version(resource, number=4, text="Fourth")
    assert post() == []


def test_opening_the_link_changes_nothing(client):
    subscription = ChangeSubscriptionFactory(confirmed_at=None)

    for _ in range(2):
        assert client.get(news_path(subscription)).status_code == 200
        client.head(news_path(subscription))

    subscription.refresh_from_db()
    assert (subscription.confirmed_at, subscription.unsubscribed_at) == (None, None)


def test_the_page_behind_the_link_is_private(client):
    answer = client.get(news_path(ChangeSubscriptionFactory()))

    assert answer["Cache-Control"] == "no-store"
    assert "noindex" in answer["X-Robots-Tag"]


def test_a_bad_link_gets_a_page_that_helps(client):
    answer = client.get(reverse("providers:resource_news", args=["signed.nonsense"]))

    assert answer.status_code == 404
    assert "This link has no use any more" in answer.content.decode()


def test_somebody_who_is_told_already_gets_no_second_question():
    subscription = ChangeSubscriptionFactory(email=EMAIL)

    ask_for_news(resource_id=subscription.resource_id, email=EMAIL.upper(), at=NOW)

    assert ChangeSubscription.objects.count() == 1
    assert post() == []


def test_somebody_who_stopped_is_asked_anew():
    subscription = ChangeSubscriptionFactory(email=EMAIL, unsubscribed_at=NOW)

    ask_for_news(resource_id=subscription.resource_id, email=EMAIL, at=NOW)

    subscription.refresh_from_db()
    assert (subscription.confirmed_at, subscription.unsubscribed_at) == (None, None)
    assert len(post()) == 1


def test_of_two_changes_before_the_mail_only_the_later_is_told():
    resource = ResourceVersionFactory().resource
    ChangeSubscriptionFactory(resource=resource)

    new_version(resource)
    new_version(resource, number=3, text="Third")

    [(_, _, body)] = post()
    assert "Note 3" in body


def test_a_changed_text_is_told_and_a_small_correction_is_not():
    subscription = ChangeSubscriptionFactory()
    by = StaffFactory()

    change_text(resource_id=subscription.resource_id, change_note="", by=by, at=NOW)
    assert post() == []

    change_text(resource_id=subscription.resource_id, change_note="The fee is higher.", by=by, at=NOW)
    [(_, _, body)] = post()
    assert "The fee is higher." in body


def test_a_draft_tells_nobody_and_a_withdrawn_resource_no_more():
    draft = ChangeSubscriptionFactory(resource=ResourceFactory(draft=True))
    live = ChangeSubscriptionFactory()
    by = StaffFactory()
    for subscription in (draft, live):
        change_text(resource_id=subscription.resource_id, change_note="New", by=by, at=NOW)

    withdraw_resource(resource_id=live.resource_id, reason="Old", by=by, at=NOW)

    assert post() == []


def test_stopping_and_starting_twice_is_the_same_as_once():
    subscription = ChangeSubscriptionFactory()

    stop_news(subscription_id=subscription.pk, at=NOW)
    stop_news(subscription_id=subscription.pk, at=NOW + timedelta(days=1))
    subscription.refresh_from_db()
    assert subscription.unsubscribed_at == NOW

    first = subscription.confirmed_at
    start_news(subscription_id=subscription.pk, at=NOW)
    subscription.refresh_from_db()
    assert (subscription.confirmed_at, subscription.unsubscribed_at) == (first, None)


def test_addresses_are_forgotten_when_we_said():
    kept = [
        ChangeSubscriptionFactory(),
        ChangeSubscriptionFactory(confirmed_at=None, created_at=NOW - timedelta(days=6)),
        ChangeSubscriptionFactory(unsubscribed_at=NOW - timedelta(days=29)),
    ]
    ChangeSubscriptionFactory(confirmed_at=None, created_at=NOW - timedelta(days=8))
    ChangeSubscriptionFactory(unsubscribed_at=NOW - timedelta(days=31))

    assert forget_subscriptions(at=NOW) == 2

    assert set(ChangeSubscription.objects.all()) == set(kept)
