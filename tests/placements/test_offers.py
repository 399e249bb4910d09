"""Offers: moves, publishing, the clock of audits, the grid, and who sees what."""

from datetime import date, timedelta
from itertools import product

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse

from placements.actors import PORTAL, Actor
from placements.enums import OFFER_MOVES, OfferState, Role
from placements.models import Audit, Offer, OfferEvent, OfferStateSetByHand, Supervisor
from placements.refusals import ChecksFail, NotYourMove, WrongOfferState
from placements.selectors.offers import cell_name, findings, offers_for
from placements.services.offers import (
    change_offer,
    confirm_offers,
    fill_in_grid,
    numbers_of_last_year,
    pause_and_resume,
    publish_offer,
    take_up_again,
    walk,
    withdraw_offer,
)
from tests.factories.placements import (
    NOW,
    YEAR,
    AuditFactory,
    HostFactory,
    OfferFactory,
    SiteFactory,
    SupervisorFactory,
    member_of,
    ready_site,
    window,
)
from tests.pages import assert_valid_html

pytestmark = pytest.mark.django_db
BEV = Actor(Role.HOST, name="Bev Ashworth")


@pytest.fixture(autouse=True)
def on_a_day_in_january():
    with time_machine.travel(NOW, tick=False):
        yield


def published(site=None, **facts):
    return publish_offer(offer=OfferFactory(site=site or ready_site(), **facts), by=BEV, at=NOW)


def in_state(state):
    offer = OfferFactory(site=ready_site())
    Offer.objects.filter(pk=offer.pk).update(state=state, confirmed_at=NOW)
    return Offer.objects.get(pk=offer.pk)


@pytest.mark.parametrize(("state", "move", "role"), list(product(OfferState, OFFER_MOVES, Role)))
def test_every_move_from_every_state_by_everybody(state, move, role):
    offer, asked = in_state(state), OFFER_MOVES[move]

    if role not in asked.roles:
        with pytest.raises(NotYourMove):
            walk(offer, move, by=Actor(role), at=NOW)
    elif state not in asked.sources:
        with pytest.raises(WrongOfferState):
            walk(offer, move, by=Actor(role), at=NOW)
    else:
        walk(offer, move, by=Actor(role), at=NOW)
        event = offer.events.get()
        assert (Offer.objects.get().state, event.from_state, event.to_state) == (asked.target, state, asked.target)
        return
    assert Offer.objects.get().state == state
    assert not OfferEvent.objects.exists()


def test_state_is_not_set_by_hand():
    offer = OfferFactory()
    offer.state = OfferState.PUBLISHED

    with pytest.raises(OfferStateSetByHand):
        offer.save()


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("offer_ends_after_it_begins", {"ends_on": date(2027, 1, 1)}),
        ("offer_is_for_somebody", {"number": 0}),
        ("offer_is_on_known_days", {"days": []}),
        ("offer_published_was_confirmed", {"state": OfferState.PUBLISHED}),
    ],
)
def test_offer_of_a_kind_that_cannot_be(name, facts):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        OfferFactory(**facts)


def test_offer_that_passes_is_published_and_confirmed():
    offer = published(number=2)

    assert (offer.state, offer.confirmed_at, offer.confirmed_by_name) == (OfferState.PUBLISHED, NOW, "Bev Ashworth")


def test_place_with_nobody_publishes_nothing_and_says_why():
    offer = OfferFactory(site=SiteFactory())

    with pytest.raises(ChecksFail) as refusal:
        publish_offer(offer=offer, by=BEV, at=NOW)

    assert {one.rule for one in refusal.value.failed} == {"supervised", "assessed", "audited"}
    assert "no supervisor in weeks 1 to 10" in str(refusal.value)


def test_one_person_alone_does_not_do_both():
    site = ready_site()
    Supervisor.objects.filter(attachments__site=site).exclude(name="Bev Ashworth").delete()
    Supervisor.objects.update(roles=["practice_supervisor", "practice_assessor"])

    assert {one.rule for one in findings(OfferFactory(site=site)) if not one.is_ok} == {"assessed"}


def test_second_offer_at_the_same_time_finds_the_place_full():
    site = ready_site(most_students=2)
    Supervisor.objects.update(most_students=9)
    published(site, number=2)

    with pytest.raises(ChecksFail, match="would have 3 students and can take 2"):
        publish_offer(offer=OfferFactory(site=site, discipline="nursing_associate"), by=BEV, at=NOW)


def test_supervisor_who_is_taken_at_another_place_has_no_room_here():
    site, other = ready_site(), ready_site()
    bev = Supervisor.objects.filter(organisation=site.organisation).get()
    Supervisor.objects.filter(organisation=other.organisation).delete()
    bev.attachments.create(site=other)
    published(site, number=2)

    with pytest.raises(ChecksFail, match="Student 1 has no supervisor"):
        publish_offer(offer=OfferFactory(site=other), by=BEV, at=NOW)


def test_two_supervisors_at_one_place_are_enough_for_two_offers():
    site = ready_site(most_students=9)
    AuditFactory(site=site, discipline="nursing_associate")
    published(site, number=2)
    offer = OfferFactory(site=site, number=2, discipline="nursing_associate")
    assert {one.rule for one in findings(offer) if not one.is_ok} == {"supervised"}

    SupervisorFactory(organisation=site.organisation, name="Ada Lunt").attachments.create(site=site)

    assert not [one for one in findings(offer) if not one.is_ok]


def test_audit_that_runs_out_pauses_and_a_new_one_brings_back():
    offer = published()
    Audit.objects.update(valid_until=NOW.date() - timedelta(days=1))

    assert (pause_and_resume(at=NOW), pause_and_resume(at=NOW)) == ((1, 0), (0, 0))
    offer.refresh_from_db()
    assert offer.state == OfferState.PAUSED

    Audit.objects.update(valid_until=NOW.date())
    assert pause_and_resume(at=NOW) == (0, 1)
    assert [event.move for event in offer.events.all()] == ["publish", "pause", "resume"]


def test_withdrawn_offer_gives_its_room_back_and_can_be_taken_up():
    site = ready_site(most_students=1)
    offer = published(site)

    withdraw_offer(offer=offer, reason="", by=BEV, at=NOW)
    AuditFactory(site=site, discipline="nursing_associate")
    published(site, discipline="nursing_associate")
    offer = take_up_again(offer=offer, by=BEV, at=NOW)

    assert offer.state == OfferState.DRAFT
    with pytest.raises(ChecksFail, match="would have 2 students and can take 1"):
        publish_offer(offer=offer, by=BEV, at=NOW)


def test_published_offer_is_not_changed_under_anybody():
    with pytest.raises(WrongOfferState):
        change_offer(offer=published(), number=1, hours=0, priority_until=None, first=[])


def test_university_sees_what_is_fresh_open_to_it_and_not_over():
    mine, other = HostFactory(university=True), HostFactory(university=True)
    everybody, first = published(), OfferFactory(site=ready_site())
    OfferFactory(site=ready_site())
    change_offer(offer=first, number=1, hours=0, priority_until=NOW.date(), first=[mine])
    publish_offer(offer=first, by=BEV, at=NOW)

    assert set(offers_for(mine, at=NOW)) == {everybody, first}
    assert set(offers_for(other, at=NOW)) == {everybody}
    assert set(offers_for(other, at=NOW + timedelta(days=1))) == {everybody, first}
    assert not offers_for(mine, at=NOW + timedelta(days=88)).exists()

    Offer.objects.update(ends_on=date(2027, 12, 1))
    assert offers_for(other, at=NOW + timedelta(days=120)).exists()
    assert not offers_for(other, at=NOW + timedelta(days=121)).exists()


def test_one_press_confirms_everything_that_is_published():
    offer = published()
    OfferFactory(site=offer.site, discipline="medicine")

    assert confirm_offers(site=offer.site, by=BEV, at=NOW + timedelta(days=3)) == 1
    offer.refresh_from_db()
    assert offer.say_confirmed(at=NOW + timedelta(days=5)) == "Confirmed 2 days ago by Bev Ashworth"


NURSES = "adult_nursing"


def test_grid_keeps_drafts_and_leaves_alone_what_is_published():
    offer = published()
    spring, summer = cell_name(NURSES, offer.window), cell_name(NURSES, window("Summer"))

    assert fill_in_grid(site=offer.site, year=YEAR, numbers={summer: 2}, at=NOW) == 1
    assert fill_in_grid(site=offer.site, year=YEAR, numbers={spring: 2, summer: 3}, at=NOW) == 1
    found = {(one.window.name, one.state): one.number for one in Offer.objects.all()}
    assert found == {("Early spring", "published"): 1, ("Summer", "draft"): 3}

    fill_in_grid(site=offer.site, year=YEAR, numbers={}, at=NOW)
    assert Offer.objects.get() == offer


def test_last_year_is_copied_by_the_names_of_its_windows():
    site = SiteFactory()
    OfferFactory(site=site, window=window("Summer", YEAR - 1), number=3)

    assert numbers_of_last_year(site=site, year=YEAR) == {cell_name(NURSES, window("Summer")): "3"}


@pytest.fixture
def host(client):
    site = ready_site()
    client.force_login(member_of(site.organisation))
    return site


def grid(site):
    return reverse("placements:offer_grid", args=[site.uuid])


def test_grid_is_typed_and_saved(client, host):
    assert_valid_html(client.get(grid(host)).text)
    names = [cell_name(one, window(name)) for one in (NURSES, "medicine") for name in ("Winter", "Summer")]

    page = client.post(grid(host), dict.fromkeys(names, "2"), follow=True)

    assert Offer.objects.count() == 4
    assert "Saved: 4 drafts" in page.text
    assert_valid_html(page.text)


@pytest.mark.parametrize(
    ("typed", "sentence"), [("two", "“two” is not a number"), ("99", "99 is more than we believe")]
)
def test_wrong_cell_is_named_and_nothing_is_lost(client, host, typed, sentence):
    winter, summer = cell_name(NURSES, window("Winter")), cell_name(NURSES, window("Summer"))

    page = client.post(grid(host), {winter: typed, summer: "7"})

    assert sentence in page.text
    assert "Adult nursing, Winter" in page.text
    assert 'value="7"' in page.text
    assert not Offer.objects.exists()


def test_pasted_rows_fill_the_grid_and_are_saved_by_save_alone(client, host):
    pasted = "Course\tWinter\tSummer\nAdult nursing\t1\t2\nMedicine\t\t1"

    page = client.post(grid(host), {"act": "paste", "pasted": pasted})

    assert "This is not saved yet" in page.text
    assert not Offer.objects.exists()
    values = {cell.name: cell.number for row in page.context["rows"] for cell in row.cells if cell.number}
    assert values == {
        cell_name(NURSES, window("Winter")): "1",
        cell_name(NURSES, window("Summer")): "2",
        cell_name("medicine", window("Summer")): "1",
    }


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ("", "Paste the rows first"),
        ("Course\tWinter\tSomeday\nAdult nursing\t3\t1", "The column “Someday” is none of ours"),
        ("Course\tWinter\nNursing\t1\nAdult nursing\t3", "The row “Nursing” is none of our courses"),
        ("Course\tWinter\nMedicine\tx\nAdult nursing\t3", "Medicine, Winter: “x” is not a number"),
    ],
)
def test_wrong_paste_is_a_sentence_and_the_rest_is_kept(client, host, pasted, sentence):
    page = client.post(grid(host), {"act": "paste", "pasted": pasted})

    assert sentence in page.text
    if pasted:
        assert 'value="3"' in page.text


def test_copy_from_last_year_shows_and_does_not_save(client, host):
    OfferFactory(site=host, window=window("Summer", YEAR - 1), number=3)

    page = client.post(grid(host), {"act": "copy"})

    assert 'value="3"' in page.text
    assert Offer.objects.count() == 1


def test_offer_is_published_from_its_page_or_says_what_is_missing(client, host):
    good = OfferFactory(site=host)
    bad = OfferFactory(site=host, discipline="medicine", window=window("Summer"))

    for offer in (good, bad):
        url = reverse("placements:offer", args=[offer.uuid])
        assert_valid_html(client.get(url).text)
        page = client.post(url, {"act": "publish"}, follow=True)
        offer.refresh_from_db()

    assert (good.state, bad.state) == ("published", "draft")
    assert "things to sort out before you can publish" in page.text


def test_offer_of_another_host_is_not_found(client, host):
    offer = OfferFactory()

    for name in ("placements:offer", "placements:offer_change"):
        assert client.get(reverse(name, args=[offer.uuid])).status_code == 404
    assert client.get(grid(offer.site)).status_code == 404


def test_priority_needs_both_who_and_until_when(client, host):
    offer, mine = OfferFactory(site=host), HostFactory(university=True)
    url = reverse("placements:offer_change", args=[offer.uuid])

    page = client.post(url, {"number": "2", "first": [mine.pk]})
    assert "Say until which day, or leave both empty" in page.text

    until = {"priority_until_day": "1", "priority_until_month": "2", "priority_until_year": "2027"}
    client.post(url, {"number": "2", "first": [mine.pk], **until})
    offer.refresh_from_db()
    assert (offer.number, offer.priority_until, list(offer.priority_universities.all())) == (
        2,
        date(2027, 2, 1),
        [mine],
    )
    assert mine.name in client.get(reverse("placements:offer", args=[offer.uuid])).text


def test_university_reads_offers_without_name_or_address(client):
    offer, mine = published(), HostFactory(university=True)
    client.force_login(member_of(mine))

    page = client.get(reverse("placements:offer_list", args=[mine.uuid]))

    assert "Adult nursing" in page.text
    for secret in (offer.site.name, offer.site.postcode, offer.site.contact_email):
        assert secret not in page.text
    assert_valid_html(page.text)


def test_portal_s_moves_are_the_portal_s_alone():
    with pytest.raises(NotYourMove):
        walk(published(), "withdraw", by=PORTAL, at=NOW)
