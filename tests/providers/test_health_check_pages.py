from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from providers.enums import Stage
from providers.health_check import QUESTIONS
from providers.links import BOOKING_LINK
from providers.links.health_check import health_check_path, health_check_url
from providers.mail_texts.health_check import KEY
from providers.models import HealthCheck, HealthCheckAnswerSet
from providers.services.health_check import plan_health_check_reminder
from tests.factories.places import council
from tests.factories.providers import NOW, DropInFactory, DropInTypeFactory, TopicFactory
from tests.factories.providers_health_check import HealthCheckAnswerSetFactory, HealthCheckFactory, answers
from tests.factories.providers_resources import ResourceFactory
from tests.pages import assert_valid_html
from workforce_portal.outbox.models import PlannedMail, State
from workforce_portal.outbox.services import send_due_mail

pytestmark = pytest.mark.django_db

URL = "/providers/health-check/"


@pytest.fixture(autouse=True)
def at_now(settings):
    settings.LEAST_FILL_SECONDS = -1
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def typed(client, url=URL, **values):
    """What a browser would send of the page at `url`."""
    form = client.get(url).context["form"]
    hidden = {field.html_name: field.value() for field in form.hidden_fields() if field.value()}
    return hidden | answers() | values


def test_page_asks_twelve_questions_without_anything_chosen(client):
    page = client.get(URL)

    text = page.content.decode()
    assert_valid_html(text)
    assert text.count('type="radio"') == 4 * len(QUESTIONS)
    assert " checked" not in text


def test_answers_are_kept_and_lead_to_the_result(client):
    trafford = council()

    response = client.post(URL, typed(client, size="11-50", council=trafford.pk, keep_rota=3))

    check = HealthCheck.objects.get()
    assert response.url == health_check_path(check)
    assert (check.size, check.council) == ("11-50", trafford)
    assert check.answer_sets.get().answers == answers(keep_rota=3)


def test_service_need_not_be_described(client):
    client.post(URL, typed(client))

    check = HealthCheck.objects.get()
    assert (check.size, check.council) == ("", None)


def test_question_left_out_keeps_what_was_answered_and_nothing_is_saved(client):
    values = typed(client, keep_rota=3)
    del values["plan_time"]

    page = client.post(URL, values)

    text = page.content.decode()
    assert "Choose an answer: Who does the recruiting, and when?" in text
    assert text.count(" checked") == 11
    assert not HealthCheck.objects.exists()


@pytest.mark.parametrize("worth", ["4", "-1", "three", "99999999999999999999"])
def test_answer_that_was_not_offered_is_refused(client, worth):
    page = client.post(URL, typed(client, plan_time=worth))

    assert "Choose one of the answers in the list" in page.content.decode()
    assert not HealthCheck.objects.exists()


def test_answers_sent_twice_are_one_check(client):
    values = typed(client)

    first, second = client.post(URL, values), client.post(URL, values)

    assert first.url == second.url
    assert HealthCheckAnswerSet.objects.count() == 1


def test_result_says_the_same_in_the_picture_and_in_words(client):
    check = HealthCheckFactory(answered=answers(2, keep_ask=0, keep_rota=1))

    page = client.get(health_check_path(check))

    text = page.content.decode()
    assert_valid_html(text)
    assert "Keep 1 of 6" in text
    assert text.count("petal--had") == 5 * 4 + 1
    assert "Keep: 1 of 6" in text
    assert text.index("Keep: 1 of 6") < text.index("Plan: 4 of 6")


def test_result_offers_the_next_drop_in_that_can_be_booked(client):
    keeping = TopicFactory(slug="keeping", name="Keeping the people I have")
    kind = DropInTypeFactory(name="Why good people leave", topics=[keeping])
    DropInFactory(type=kind, starts_at=NOW + timedelta(hours=1))
    DropInFactory(type=kind, starts_at=NOW + timedelta(days=1), status="closed")
    next_one = DropInFactory(type=kind, starts_at=NOW + timedelta(days=3))
    check = HealthCheckFactory(answered=answers(3, keep_ask=0))

    page = client.get(health_check_path(check))

    [plan] = page.context["plans"]
    assert (plan.result.stage, plan.topic, plan.drop_in) == (Stage.KEEP, keeping, next_one)


def test_result_without_drop_ins_and_resources_says_whom_to_ring(client, settings):
    check = HealthCheckFactory()

    text = client.get(health_check_path(check)).content.decode()

    assert f"no drop-in on this is free just now. Ring {settings.HELP_PHONE}" in text
    assert reverse("providers:call_back_ask") in text
    assert "To use:" not in text


def test_result_names_the_quickest_published_resources_of_the_stage(client):
    quick = ResourceFactory(stage=Stage.KEEP, title="Stay interview sheet")
    slow = [ResourceFactory(stage=Stage.KEEP, minutes=30, title=f"Long read {number}") for number in range(3)]
    ResourceFactory(stage=Stage.KEEP, draft=True)
    ResourceFactory(stage=Stage.PLAN)
    check = HealthCheckFactory(answered=answers(3, keep_ask=0))

    page = client.get(health_check_path(check))

    [plan] = page.context["plans"]
    assert plan.resources == [quick, *slow[:2]]
    assert f'<a href="{quick.get_absolute_url()}">Stay interview sheet</a>' in page.content.decode()


def test_all_best_answers_leave_no_plan(client):
    text = client.get(health_check_path(HealthCheckFactory(answered=answers(3)))).content.decode()

    assert "Nothing is left on the plan" in text


def test_answering_again_shows_then_and_now(client, at_now):
    check = HealthCheckFactory()
    at_now.shift(timedelta(weeks=13))
    again = health_check_path(check, "health_check_again")

    response = client.post(again, typed(client, again, check_start=3, keep_ask=0))

    text = client.get(response.url).content.decode()
    assert response.url == health_check_path(check)
    assert check.answer_sets.count() == 2
    assert "up from 2" in text
    assert "down from 2" in text
    assert text.count("petal--gained") == 2
    assert text.count("petal--lost") == 1
    assert "before that on Tuesday 5 January 2027" in text


def test_third_time_is_compared_with_the_second(client):
    check = HealthCheckFactory(answered=answers(0))
    HealthCheckAnswerSetFactory(health_check=check, answers=answers(2), taken_at=NOW + timedelta(days=90))
    HealthCheckAnswerSetFactory(health_check=check, answers=answers(2), taken_at=NOW + timedelta(days=180))

    page = client.get(health_check_path(check))

    assert {result.before for result in page.context["results"]} == {4}


@pytest.mark.parametrize(
    "name", ["health_check_result", "health_check_again", "health_check_reminder", "health_check_reminder_stop"]
)
def test_looking_changes_nothing(client, name):
    check = HealthCheckFactory()
    plan_health_check_reminder(check=check, email="rukhsana@larkfield.example", at=NOW)
    path = health_check_path(check, name)

    for _ in range(2):
        assert client.get(path).status_code in {200, 302}
        assert client.head(path).status_code in {200, 302}

    assert HealthCheckAnswerSet.objects.count() == 1
    assert PlannedMail.objects.get().state == State.PLANNED


@pytest.mark.parametrize(
    "name", ["health_check_result", "health_check_again", "health_check_reminder", "health_check_reminder_stop"]
)
def test_tampered_link_opens_nothing_and_says_what_to_do(client, name):
    path = health_check_path(HealthCheckFactory(), name)
    tampered = path.replace("signed.", "signed.A")

    response = client.get(tampered)

    assert response.status_code == 404
    assert "This link does not open a health check" in response.content.decode()


def test_revoked_link_opens_nothing(client):
    check = HealthCheckFactory()
    path = health_check_path(check)
    HealthCheck.objects.update(link_version=2)

    assert client.get(path).status_code == 404


def test_link_of_a_booking_opens_no_check(client):
    check = HealthCheckFactory()

    token = BOOKING_LINK.make(check.uuid, check.link_version)

    assert client.get(reverse("providers:health_check_result", args=[token])).status_code == 404


def test_result_is_kept_by_no_cache_and_no_search_engine(client):
    response = client.get(health_check_path(HealthCheckFactory()))

    assert response["Cache-Control"] == "no-store"
    assert "noindex" in response["X-Robots-Tag"]


def test_result_takes_as_many_queries_after_ten_times_as_after_one(client, django_assert_num_queries):
    check = HealthCheckFactory()
    path = health_check_path(check)
    client.get(path)
    with django_assert_num_queries(11) as once:
        client.get(path)
    for month in range(9):
        HealthCheckAnswerSetFactory(health_check=check, taken_at=NOW + timedelta(days=30 * month + 1))

    with django_assert_num_queries(len(once)):
        client.get(path)


def ask_for_reminder(client, check, email="rukhsana@larkfield.example"):
    path = health_check_path(check)
    form = client.get(path).context["form"]
    hidden = {field.html_name: field.value() for field in form.hidden_fields() if field.value()}
    return client.post(health_check_path(check, "health_check_reminder"), hidden | {"email": email})


def test_reminder_goes_out_once_in_three_months_with_the_link(client, at_now, mailoutbox):
    check = HealthCheckFactory()

    response = ask_for_reminder(client, check)
    at_now.shift(timedelta(weeks=13))
    send_due_mail()

    [sent] = mailoutbox
    assert response.url == health_check_path(check)
    assert sent.to == ["rukhsana@larkfield.example"]
    assert health_check_url(check) in sent.body
    assert "On 5 January 2027" in sent.body
    assert "{{" not in sent.body


def test_reminder_is_not_due_on_a_day_off(client):
    check = HealthCheckFactory()
    saturday = NOW + timedelta(days=4)

    plan_health_check_reminder(check=check, email="rukhsana@larkfield.example", at=saturday)

    assert PlannedMail.objects.get().due_at.isoformat() == "2027-04-12T08:00:00+00:00"


def test_reminder_asked_for_twice_is_sent_to_the_later_address_alone(client, at_now, mailoutbox):
    check = HealthCheckFactory()
    ask_for_reminder(client, check, "rukhsana@larkfeild.example")
    at_now.shift(60)
    plan_health_check_reminder(check=check, email="rukhsana@larkfield.example", at=NOW + timedelta(seconds=60))

    at_now.shift(timedelta(weeks=13))
    send_due_mail()

    assert [sent.to for sent in mailoutbox] == [["rukhsana@larkfield.example"]]


def test_one_press_stops_the_reminder(client, at_now, mailoutbox):
    check = HealthCheckFactory()
    ask_for_reminder(client, check)

    client.post(health_check_path(check, "health_check_reminder_stop"))
    at_now.shift(timedelta(weeks=13))
    send_due_mail()

    assert mailoutbox == []
    assert "Would you like a reminder?" in client.get(health_check_path(check)).content.decode()


def test_answering_again_early_calls_the_reminder_off(client, at_now):
    check = HealthCheckFactory()
    ask_for_reminder(client, check)
    at_now.shift(timedelta(weeks=2))
    again = health_check_path(check, "health_check_again")

    client.post(again, typed(client, again))

    mail = PlannedMail.objects.get(kind=KEY)
    assert (mail.state, mail.reason) == (State.CANCELLED, "Answered again")


def test_bad_address_is_refused_beside_the_result(client):
    check = HealthCheckFactory()

    page = ask_for_reminder(client, check, "rukhsana@")

    assert page.status_code == 200
    assert "Enter an e-mail address in the form name@example.co.uk" in page.content.decode()
    assert not PlannedMail.objects.exists()


def test_result_does_not_show_the_address_to_whoever_has_the_link(client):
    check = HealthCheckFactory()
    ask_for_reminder(client, check)

    assert "rukhsana" not in client.get(health_check_path(check)).content.decode()


def test_one_address_may_not_be_sent_many_reminders(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "health_check_by_email": "1/h"}
    ask_for_reminder(client, HealthCheckFactory())

    assert ask_for_reminder(client, HealthCheckFactory()).status_code == 429


def test_many_checks_from_one_address_are_refused_for_a_while(client, settings):
    settings.RATE_LIMITS = {**settings.RATE_LIMITS, "health_check_by_address": "1/h"}
    client.post(URL, typed(client))

    assert client.post(URL, typed(client, key=uuid4())).status_code == 429
    assert HealthCheck.objects.count() == 1
