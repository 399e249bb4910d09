"""Who gets in, to what, and what is shown there."""

import re

import pytest
from django.urls import reverse

from applicants import partner_urls
from applicants.actors import THE_PERSON
from applicants.enums import Channel, Purpose
from applicants.models import AccessLog
from applicants.selectors.workspace import TO_DO
from applicants.services.consents import withdraw_consent
from applicants.services.referring import hand_over
from tests.factories.applicants import (
    NOW,
    ApplicantFactory,
    CohortSessionFactory,
    MembershipFactory,
    PartnerFactory,
    ProgrammeFactory,
    ReferralFactory,
    SeatFactory,
)
from tests.factories.applicants_introductions import IntroductionFactory
from tests.factories.applicants_partners import lead_of, workspace
from tests.pages import assert_valid_html

pytestmark = pytest.mark.django_db

SIGNED_IN = {pattern.name for pattern in partner_urls.of_organisation}


def every_address(owner):
    """Each page of the workspace with a thing of the owner's own: name and address."""
    referral = ReferralFactory(programme=ProgrammeFactory(organisation=owner))
    seat = SeatFactory(cohort__programme=referral.programme)
    session = CohortSessionFactory(cohort=seat.cohort)
    member = MembershipFactory(organisation=owner)
    invitation = _invite(owner)
    introduction = IntroductionFactory(pledge__employer=owner)
    things = {
        "referral": referral.uuid,
        "cohort": seat.cohort.uuid,
        "slug": referral.programme.slug,
        "session": session.pk,
        "move": "decline",
        "member": member.pk,
        "invitation": invitation.uuid,
        "introduction": introduction.uuid,
        "pledge": introduction.pledge.uuid,
        "applicant": ApplicantFactory(by_adviser=True, registered_by_organisation=owner).uuid,
    }
    for pattern in partner_urls.of_organisation:
        names = re.findall(r"<\w+:(\w+)>", str(pattern.pattern))
        yield pattern.name, workspace(pattern.name, owner, *[things[name] for name in names])


def _invite(organisation):
    from workforce_portal.organisations.services.members import invite_member

    by = MembershipFactory(organisation=organisation).user
    return invite_member(
        organisation=organisation, email="new@pearl-street.example", full_name="New", role="member", by=by, at=NOW
    )


@pytest.mark.parametrize("kind", ["delivery_partner", "jobcentre", "employer"])
def test_pages_of_another_organisation_do_not_exist(client, kind):
    owner = PartnerFactory(kind=kind)
    addresses = list(every_address(owner))
    client.force_login(lead_of(PartnerFactory(kind=kind)).user)

    answers = {name: (client.get(url).status_code, client.post(url).status_code) for name, url in addresses}

    assert answers == dict.fromkeys(SIGNED_IN, (404, 404))


def test_things_of_another_organisation_do_not_exist_under_ones_own_address(client):
    other, own = PartnerFactory(), lead_of()
    addresses = [(name, url.replace(str(other.uuid), str(own.organisation.uuid))) for name, url in every_address(other)]
    client.force_login(own.user)

    found = {name for name, url in addresses if client.get(url).status_code == 200}

    assert found == {
        "home", "referral_list", "cohort_list", "programme_list", "member_list", "member_invite", "notices",
    }  # fmt: skip


def test_stranger_is_sent_to_sign_in(client):
    addresses = dict(every_address(PartnerFactory()))

    answers = {name: client.get(url).headers.get("Location", "") for name, url in addresses.items()}

    assert answers == {name: f"/sign-in/?next={url}" for name, url in addresses.items()}


def test_member_who_is_no_lead_changes_no_programme_and_no_colleagues(client):
    owner = PartnerFactory()
    addresses = dict(every_address(owner))
    client.force_login(MembershipFactory(organisation=owner).user)

    for_leads = {name for name, url in addresses.items() if client.post(url).status_code == 404}

    assert for_leads >= {"programme_edit", "member_invite", "member_end", "invitation_withdraw"}
    assert "referral_move" not in for_leads


def test_membership_that_ended_opens_nothing(client, lead, organisation):
    lead.is_active, lead.ended_at = False, NOW
    lead.save()

    assert client.get(workspace("home", organisation)).status_code == 404


def test_every_page_of_a_partner_is_valid_and_kept_by_nobody(client):
    owner = PartnerFactory()
    addresses = dict(every_address(owner))
    client.force_login(lead_of(owner).user)
    shown = 0

    for url in addresses.values():
        response = client.get(url)
        if response.status_code == 200:
            shown += 1
            assert_valid_html(response.content.decode())
            assert response.headers["Cache-Control"] == "no-store"
            assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert shown >= 15


@pytest.mark.parametrize(("number", "said"), [(0, "You act for no organisation here"), (2, "For which organisation?")])
def test_index_asks_somebody_with_several_organisations(client, number, said):
    user = MembershipFactory(organisation__kind="university").user
    for _ in range(number):
        MembershipFactory(user=user)
    client.force_login(user)

    page = client.get(reverse("partners:index"))

    assert said in page.content.decode()


def test_index_goes_straight_on_for_one_organisation(client, organisation):
    response = client.get(reverse("partners:index"))

    assert response.url == workspace("home", organisation)


def test_each_counter_equals_its_list(client, programme, organisation):
    for state in ("sent", "sent", "talking", "accepted", "started", "waiting", "completed"):
        cohort = SeatFactory(cohort__programme=programme).cohort
        ReferralFactory(programme=programme, state=state, cohort=cohort)
    ReferralFactory(state="sent")

    home = client.get(workspace("home", organisation))

    counted = {one.group.key: one.count for one in home.context["to_do"]}
    listed = {
        group.key: client.get(workspace("referral_list", organisation), {"show": group.key})
        .context["page"]
        .paginator.count
        for group in TO_DO
    }
    assert counted == listed
    assert counted["answer"] == 2


def test_list_shows_initials_and_reference_alone(client, referral, organisation):
    text = client.get(workspace("referral_list", organisation)).content.decode()

    assert "LO, " in text
    assert referral.applicant.reference in text
    assert not [word for word in ("Leanne", "O’Hara", "07700", referral.applicant.email, "WN7") if word in text]


def test_list_finds_a_reference_in_any_spelling(client, referral, organisation):
    ReferralFactory(programme=referral.programme)
    spoken = referral.applicant.reference.lower().replace("-", " ")

    page = client.get(workspace("referral_list", organisation), {"reference": spoken}).context["page"]

    assert list(page) == [referral]


@pytest.mark.parametrize("name", ["home", "referral_list", "cohort_list", "member_list"])
def test_lists_ask_as_much_of_the_database_for_three_as_for_one(client, referral, organisation, name, count_queries):
    MembershipFactory(organisation=organisation)
    url = workspace(name, organisation)
    client.get(url)
    one = count_queries(url)
    for _ in range(2):
        ReferralFactory(programme=referral.programme, cohort=SeatFactory(cohort__programme=referral.programme).cohort)
        MembershipFactory(organisation=organisation)

    assert count_queries(url) == one


def test_opening_shows_how_to_reach_the_person_first_and_is_written_down(client, referral, organisation, lead):
    page = client.get(workspace("referral", organisation, referral.uuid)).content.decode()

    assert page.index("First: Text message") < page.index("Details")
    assert "07700 900461" in page
    assert "I know the buses" in page
    look = AccessLog.objects.get()
    assert (look.applicant, look.organisation, look.by, look.what) == (
        referral.applicant,
        organisation,
        lead.user,
        "opened",
    )


def test_opening_shows_no_internal_note_of_others(client, referral, organisation):
    referral.events.create(kind="noted", role="staff", note="A word between us", is_visible=False, at=NOW)

    assert "A word between us" not in client.get(workspace("referral", organisation, referral.uuid)).content.decode()


def test_person_is_gone_with_the_request_after_they_stop_sharing(client, referral, organisation):
    urls = [
        workspace("referral", organisation, referral.uuid),
        workspace("referral_move", organisation, referral.uuid, "decline"),
    ]
    withdraw_consent(
        applicant_id=referral.applicant_id,
        purpose=Purpose.SHARE,
        organisation=organisation,
        channel=Channel.WEB,
        by=THE_PERSON,
        at=NOW,
    )

    assert [client.get(url).status_code for url in urls] == [404, 404]
    own = client.get(workspace("referral_history", organisation, referral.uuid)).content.decode()
    assert referral.applicant.reference in own
    assert not [word for word in ("Leanne", "Hara", "07700", "I know the buses") if word in own]
    assert not AccessLog.objects.exists()


def test_person_is_gone_after_they_were_handed_over_and_the_new_one_sees_no_notes(client, referral, organisation):
    from applicants.services.answering import ask_to_talk
    from tests.factories.applicants_acts import partner_of

    ask_to_talk(referral_id=referral.pk, note="Between us two", by=partner_of(referral), at=NOW)
    new = hand_over(
        referral_id=referral.pk, programme_id=ProgrammeFactory().pk, channel=Channel.WEB, by=THE_PERSON, at=NOW
    )

    assert client.get(workspace("referral", organisation, referral.uuid)).status_code == 404
    client.force_login(lead_of(new.organisation).user)
    page = client.get(workspace("referral", new.organisation, new.uuid)).content.decode()
    assert "Leanne" in page
    assert "Between us two" not in page


def test_list_is_kept_on_the_way_to_a_person_and_back(client, referral, organisation):
    page = client.get(
        workspace("referral_list", organisation), {"show": "answer", "programme": referral.programme.slug}
    )
    opened = client.get(re.search(r'href="([^"]*\?list=[^"]*)"', page.content.decode()).group(1))

    back = re.search(r'class="back" href="([^"]*)"', opened.content.decode()).group(1).replace("&amp;", "&")

    again = client.get(back)
    assert again.context["wanted"] == page.context["wanted"]
    assert list(again.context["page"]) == [referral]


def test_account_leads_to_each_organisation_that_somebody_acts_for(client, lead, organisation):
    elsewhere = MembershipFactory(user=lead.user, organisation__name="Another one").organisation
    PartnerFactory(name="Not theirs")

    text = client.get(reverse("account")).content.decode()

    assert_valid_html(text)
    for one in (organisation, elsewhere):
        assert f'href="{workspace("home", one)}">{one.name}</a>' in text
    assert "Not theirs" not in text
