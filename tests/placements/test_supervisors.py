"""Supervisors, who keeps them; audits, who recognises them, and when hosts are reminded."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from placements.actors import Actor
from placements.enums import AuditOutcome, Role
from placements.models import Audit, Supervisor
from placements.refusals import AuditNotValid, AuditRecordedAlready
from placements.selectors.supervisors import audits_running_out, supervisors_at
from placements.services.audits import recognise_audit, record_audit, remind_of_audits, valid_until
from placements.services.supervisors import add_supervisor, change_supervisor
from tests.factories.placements import NOW, TODAY, AuditFactory, HostFactory, SiteFactory, SupervisorFactory, member_of
from tests.pages import assert_valid_html
from workforce_portal.outbox.models import PlannedMail

pytestmark = pytest.mark.django_db

FACTS = {
    "name": "Ruth Pickavance",
    "profession": "occupational_therapist",
    "roles": ["practice_educator"],
    "days": [0, 2],
    "most_students": 2,
}


@pytest.fixture(autouse=True)
def on_a_day_in_january():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("supervisor_has_known_roles", {"roles": []}),
        ("supervisor_has_known_roles", {"roles": ["boss"]}),
        ("supervisor_is_there_on_known_days", {"days": []}),
        ("supervisor_takes_a_believable_number", {"most_students": 0}),
    ],
)
def test_supervisor_of_a_kind_that_cannot_be(name, facts):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        SupervisorFactory(**facts)


def test_one_supervisor_covers_several_places_and_visits_those_of_others():
    home, away = SiteFactory(), SiteFactory()

    ruth = add_supervisor(organisation=home.organisation, facts=FACTS, sites=[home, away], at=NOW)

    assert {row.site: row.is_visiting for row in ruth.attachments.all()} == {home: False, away: True}


def test_changing_own_places_leaves_those_that_are_visited():
    home, second, away = SiteFactory(), SiteFactory(), SiteFactory()
    ruth = add_supervisor(organisation=home.organisation, facts=FACTS, sites=[home, away], at=NOW)
    second.organisation = home.organisation
    second.save()

    change_supervisor(supervisor=ruth, facts={**FACTS, "most_students": 3}, sites=[second])

    assert {row.site for row in ruth.attachments.all()} == {second, away}
    assert ruth.most_students == 3


def test_who_has_left_is_at_no_place():
    site = SiteFactory()
    bev = add_supervisor(organisation=site.organisation, facts=FACTS, sites=[site], at=NOW)
    assert len(supervisors_at(site, on=TODAY)) == 1

    Supervisor.objects.filter(pk=bev.pk).update(works_until=TODAY - timedelta(days=1))

    assert len(supervisors_at(site, on=TODAY)) == 0


def test_member_adds_and_changes_a_supervisor_of_their_own_alone(client):
    site, stranger = SiteFactory(), SupervisorFactory()
    client.force_login(member_of(site.organisation))
    add = reverse("placements:supervisor_add", args=[site.organisation.uuid])
    assert_valid_html(client.get(add).text)

    client.post(add, {**FACTS, "sites": [str(site.uuid)]})
    made = Supervisor.objects.get(name="Ruth Pickavance")
    change = reverse("placements:supervisor_change", args=[made.uuid])
    client.post(
        change,
        {**FACTS, "name": "Ruth Pike", "works_until_day": "3", "works_until_month": "2", "works_until_year": "2027"},
    )

    made.refresh_from_db()
    assert (made.name, made.works_until, list(made.sites.all())) == ("Ruth Pike", date(2027, 2, 3), [])
    assert client.get(reverse("placements:supervisor_change", args=[stranger.uuid])).status_code == 404
    assert client.get(reverse("placements:supervisor_add", args=[stranger.organisation.uuid])).status_code == 404
    assert "Ruth Pike" in client.get(reverse("placements:host_home")).text


@pytest.mark.parametrize(
    ("on", "until"), [(date(2026, 2, 2), date(2028, 2, 2)), (date(2024, 2, 29), date(2026, 2, 28))]
)
def test_audit_is_valid_for_two_years(on, until):
    assert valid_until(on) == until


def audited(**facts):
    university = facts.pop("university", None) or HostFactory(university=True)
    said = {"discipline": "adult_nursing", "audited_on": date(2026, 2, 2), "outcome": "passed", "note": ""}
    by = Actor(Role.UNIVERSITY, organisation=university)
    site = facts.pop("site", None) or SiteFactory()
    return record_audit(site=site, university=university, by=by, at=NOW, **{**said, **facts})


def test_one_audit_serves_every_university_that_recognises_it():
    audit, other = audited(), HostFactory(university=True)

    for _ in range(2):
        recognise_audit(audit=audit, university=other, by=Actor(Role.UNIVERSITY), at=NOW)

    assert {row.university for row in audit.recognitions.all()} == {audit.university, other}


def test_audit_is_recorded_once():
    audit = audited()

    with pytest.raises(AuditRecordedAlready):
        audited(site=audit.site)


@pytest.mark.parametrize("facts", [{"audited_on": date(2024, 1, 1)}, {"outcome": AuditOutcome.NOT_PASSED}])
def test_audit_that_is_not_valid_is_recognised_by_nobody(facts):
    audit = audited(**facts)

    with pytest.raises(AuditNotValid):
        recognise_audit(audit=audit, university=HostFactory(university=True), by=Actor(Role.UNIVERSITY), at=NOW)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("audit_is_valid_for_a_while", {"valid_until": date(2026, 2, 2)}),
        ("audit_with_actions_says_which", {"outcome": "actions"}),
    ],
)
def test_audit_of_a_kind_that_cannot_be(name, facts):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        AuditFactory(**facts)


def test_host_is_reminded_at_90_30_and_7_days_once_each():
    audit = AuditFactory(valid_until=TODAY + timedelta(days=91))
    sent = []

    for days in (91, 90, 90, 31, 30, 8, 7, 7, 1):
        at = NOW + timedelta(days=91 - days)
        sent += [days] * remind_of_audits(at=at)

    assert sent == [90, 30, 7]
    assert PlannedMail.objects.filter(kind="placement_audit_ends").count() == 3
    audit.refresh_from_db()
    assert audit.reminded_days == 7


def test_nobody_is_reminded_where_a_later_audit_is_there():
    old = AuditFactory(valid_until=TODAY + timedelta(days=20))
    assert list(audits_running_out(at=NOW)) == [old]

    AuditFactory(site=old.site, audited_on=date(2027, 1, 4), valid_until=date(2029, 1, 4))

    assert remind_of_audits(at=NOW) == 0


def test_university_recognises_and_records_on_its_page(client):
    audit, site, mine = audited(), SiteFactory(), HostFactory(university=True)
    client.force_login(member_of(mine))
    url = reverse("placements:audit_list", args=[mine.uuid])
    assert_valid_html(client.get(url).text)

    client.post(url, {"audit": str(audit.uuid)})
    said = {"discipline": "social_work", "outcome": "passed", "audited_on_day": "4", "audited_on_month": "1"}
    page = client.post(
        reverse("placements:audit_add", args=[mine.uuid, site.uuid]), {**said, "audited_on_year": "2027"}, follow=True
    )

    assert audit.recognitions.filter(university=mine).exists()
    assert Audit.objects.get(site=site).valid_until == date(2029, 1, 4)
    assert "Recognised" in page.text
    assert client.post(url, {"audit": "nonsense"}).status_code == 404
    assert client.get(reverse("placements:audit_list", args=[audit.university.uuid])).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"audited_on_year": "2028"}, "Enter a day that has been"),
        ({"outcome": "actions"}, "Say what is to be put right"),
        ({"audited_on_month": "13"}, "Enter the month as a number from 1 to 12"),
    ],
)
def test_audit_that_cannot_be_is_refused_in_words(client, wrong, sentence):
    mine, site = HostFactory(university=True), SiteFactory()
    client.force_login(member_of(mine))
    said = {
        "discipline": "social_work",
        "outcome": "passed",
        "audited_on_day": "4",
        "audited_on_month": "1",
        "audited_on_year": "2027",
    }

    page = client.post(reverse("placements:audit_add", args=[mine.uuid, site.uuid]), {**said, **wrong})

    assert sentence in page.text
    assert not Audit.objects.exists()
