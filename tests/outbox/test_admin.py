from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.factories.outbox import MailRecipientFactory, PlannedMailFactory
from workforce_portal.outbox.admin.today import health_context, undelivered_context
from workforce_portal.outbox.models import MailText, State
from workforce_portal.staff import worklists

pytestmark = pytest.mark.django_db
LIST = reverse("admin:outbox_plannedmail_changelist")
TEXTS = reverse("admin:outbox_mailtext_changelist")
WORDING = reverse("admin:outbox_mailtext_wording", args=["greeting"])


@pytest.fixture(autouse=True)
def open_door(settings):
    """The door of the admin is tested where it stands."""
    settings.DEMO_MODE = True


@pytest.fixture
def staff(client):
    user = MailRecipientFactory(is_staff=True, is_superuser=True, full_name="Nadia Rahman")
    client.force_login(user)
    return client


@pytest.fixture
def reader(client):
    user = MailRecipientFactory(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_plannedmail", "view_mailtext"]))
    client.force_login(user)
    return client


def page_of(mail):
    return reverse("admin:outbox_plannedmail_change", args=[mail.pk])


def decision(mail, name):
    return reverse("admin:outbox_plannedmail_decide", args=[mail.pk, name])


def plan(**details):
    return PlannedMailFactory(due_at=timezone.now() + timedelta(hours=2), **details)


def test_list_of_mail_shows_whom_to_ring(staff):
    PlannedMailFactory(failed=True)
    plan(about=MailRecipientFactory(full_name="Wendy Fairclough-Osei"))

    page = staff.get(LIST).content.decode()

    assert page.count("0161 496 0199") == 1
    assert "550 No such mailbox" in page
    assert "Wendy Fairclough-Osei" in page


@pytest.mark.parametrize("query", ["state__exact=failed", "kind=greeting", "due=late", "due=past", "q=recipient"])
def test_list_of_mail_can_be_narrowed(staff, query):
    PlannedMailFactory(failed=True, due_at=timezone.now() - timedelta(days=2))

    assert staff.get(f"{LIST}?{query}").status_code == 200


def test_list_of_mail_costs_the_same_for_one_and_for_three(staff):
    def queries():
        with CaptureQueriesContext(connection) as context:
            staff.get(LIST)
        return len(context)

    PlannedMailFactory(sent=True)
    staff.get(LIST)
    for_one = queries()
    PlannedMailFactory.create_batch(2, sent=True)

    assert queries() == for_one


@pytest.mark.parametrize(("key", "trait"), [("mail-not-delivered", "failed"), ("mail-sent-or-not", "uncertain")])
def test_worklist_number_is_the_length_of_its_list(staff, key, trait):
    PlannedMailFactory.create_batch(2, **{trait: True})
    plan()

    worklist = worklists.registry[key]

    assert worklists.waiting([worklist], None)[key].count == 2
    assert staff.get(worklist.address).context["cl"].result_count == 2


def test_page_of_a_planned_mail_shows_what_would_be_sent_now(staff):
    mail = plan()
    mail.about.full_name = "Zainab Iqbal"
    mail.about.save()

    response = staff.get(page_of(mail))

    page = response.content.decode()
    assert "As it would be sent now" in page
    assert "Hello Zainab," in page
    assert "frame-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe-inline" not in response["Content-Security-Policy"]


def test_page_of_a_mail_with_no_point_says_why(staff):
    mail = plan(about=MailRecipientFactory(is_active=False))

    page = staff.get(page_of(mail)).content.decode()

    assert "it would be skipped: The account is closed" in page


def test_page_of_a_sent_mail_shows_it_as_sent(staff):
    mail = PlannedMailFactory(sent=True, body_text="The words of then", body_html="<p>The words of then</p>")

    page = staff.get(page_of(mail)).content.decode()

    assert "As it was sent" in page
    assert "The words of then" in page
    assert "Send it" not in page


def test_page_of_a_mail_about_nothing_any_more_still_opens(staff):
    mail = plan(kind="retired")
    mail.about.delete()

    page = staff.get(page_of(mail)).content.decode()

    assert "No longer there" in page


def test_html_of_a_mail_may_do_nothing_but_look_right(staff):
    response = staff.get(reverse("admin:outbox_plannedmail_html", args=[plan().pk]))

    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "style-src-attr 'unsafe-inline'" in policy
    assert "sandbox" in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "Hello Rukhsana" in response.content.decode()


@pytest.mark.parametrize(
    ("trait", "name", "state"),
    [
        (None, "send-now", State.PLANNED),
        (None, "skip", State.SKIPPED),
        ("failed", "resend", State.PLANNED),
        ("failed", "skip", State.SKIPPED),
        ("uncertain", "resend", State.PLANNED),
        ("uncertain", "arrived", State.SENT),
    ],
)
def test_staff_decide_about_a_mail(staff, trait, name, state):
    mail = PlannedMailFactory(**{trait: True, "subject": "Hello"}) if trait else plan()

    response = staff.post(decision(mail, name), {"reason": "Rung instead"}, follow=True)

    mail.refresh_from_db()
    assert response.redirect_chain == [(page_of(mail), 302)]
    assert mail.state == state


def test_decision_that_came_too_late_changes_nothing_and_says_so(staff):
    mail = PlannedMailFactory(sent=True)

    page = staff.post(decision(mail, "skip"), {"reason": "No"}, follow=True).content.decode()

    mail.refresh_from_db()
    assert mail.state == State.SENT
    assert "Nothing was changed" in page


def test_skipping_without_a_reason_asks_for_one(staff):
    mail = plan()

    page = staff.post(decision(mail, "skip"), {"reason": " "}, follow=True).content.decode()

    mail.refresh_from_db()
    assert mail.state == State.PLANNED
    assert "Say why it is not sent" in page


def test_getting_a_decision_changes_nothing(staff):
    mail = plan()

    assert staff.get(decision(mail, "skip")).status_code == 405
    mail.refresh_from_db()
    assert mail.state == State.PLANNED


def test_reader_sees_mail_and_decides_nothing(reader):
    mail = plan()

    assert "Send it now" not in reader.get(page_of(mail)).content.decode()
    assert reader.post(decision(mail, "send-now")).status_code == 403
    assert reader.post(WORDING, {"subject": "Hi", "body": "{{ link }}"}).status_code == 403
    assert reader.post(reverse("admin:outbox_mailtext_reset", args=["greeting"])).status_code == 403
    assert not MailText.objects.exists()


def test_list_of_texts_has_every_kind(staff):
    assert "Unchanged" in staff.get(TEXTS).content.decode()

    MailText.objects.create(kind="greeting", subject="Ay up", body="{{ link }}")

    page = staff.get(TEXTS).content.decode()
    assert "Changed by staff" in page
    assert "Ay up" in page


def test_wording_is_shown_saved_and_reset(staff):
    wording = {"subject": "Ay up {{ first_name }}", "body": "{{ link }}"}

    shown = staff.post(WORDING, {**wording, "preview": "yes"}).content.decode()
    assert "Ay up Rukhsana" in shown
    assert not MailText.objects.exists()

    saved = staff.post(WORDING, wording, follow=True).content.decode()
    assert "has its new wording" in saved
    assert MailText.objects.get().subject == "Ay up {{ first_name }}"

    staff.post(reverse("admin:outbox_mailtext_reset", args=["greeting"]))
    assert not MailText.objects.exists()


def test_wording_is_shown_with_a_real_mail(staff):
    mail = plan(about=MailRecipientFactory(full_name="Gareth Pugh"))
    wording = {"subject": "Ay up {{ first_name }}", "body": "{{ link }}", "preview": "yes", "filled_from": mail.pk}

    page = staff.post(WORDING, wording).content.decode()

    assert "Ay up Gareth" in page


def test_wording_with_an_unknown_placeholder_is_refused_and_kept_on_the_page(staff):
    page = staff.post(WORDING, {"subject": "Hi", "body": "Dear {{ nickname }}: {{ link }}"}).content.decode()

    assert "This message has no {{ nickname }}. It may name: {{ first_name }}" in page
    assert "Dear {{ nickname }}" in page
    assert not MailText.objects.exists()


def test_wording_of_a_kind_that_does_not_exist_is_not_found(staff):
    assert staff.get(reverse("admin:outbox_mailtext_wording", args=["nonsense"])).status_code == 404


def test_today_panels_tell_how_mail_is(rf):
    request = rf.get("/admin/")
    assert undelivered_context(request) is None

    plan()
    PlannedMailFactory(failed=True)

    (row,) = undelivered_context(request)["rows"]
    assert row["contact"] == ("Rukhsana Begum", "0161 496 0199")
    context = health_context(request)
    assert len(context["bars"]) == 7
    assert sum(bar.count for bar in context["bars"]) == 1
    assert context["chart_label"].startswith("Mail planned for today and the next six days: ")
