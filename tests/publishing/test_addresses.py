import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.publishing import OldAddressFactory
from workforce_portal.publishing import addresses
from workforce_portal.publishing.addresses import AddressRefused
from workforce_portal.publishing.models import OldAddress

pytestmark = pytest.mark.django_db


def led():
    return dict(OldAddress.objects.values_list("path", "moved_to"))


def test_an_old_address_leads_on_with_what_was_asked(client):
    addresses.remember_move("/stories/kath/", "/providers/")

    response = client.get("/stories/kath/?c=p7&utm_source=poster")

    assert response.status_code == 301
    assert response["Location"] == "/providers/?c=p7&utm_source=poster"


def test_an_old_address_without_its_slash_is_one_hop_away(client):
    addresses.remember_move("/was/here/", "/providers/")

    response = client.get("/was/here")

    assert response["Location"] == "/providers/"


def test_who_keeps_a_redirect_asks_again_next_day(client):
    OldAddressFactory(path="/was/here/")

    assert client.get("/was/here/")["Cache-Control"] == "max-age=86400"


def test_only_reading_is_led_on(client):
    OldAddressFactory(path="/was/here/")

    assert client.post("/was/here/").status_code == 404


def test_a_page_that_is_there_is_never_led_away(client):
    OldAddressFactory(path="/privacy/")

    assert client.get("/privacy/").status_code == 200


def test_moves_upon_moves_are_one_hop():
    addresses.remember_move("/a/", "/b/")
    addresses.remember_move("/b/", "/c/")
    addresses.remember_move("/c/", "/d/")

    assert led() == {"/a/": "/d/", "/b/": "/d/", "/c/": "/d/"}


def test_a_page_that_moves_back_leads_nowhere_from_there():
    addresses.remember_move("/a/", "/b/")
    addresses.remember_move("/b/", "/a/")

    assert led() == {"/b/": "/a/"}


def test_staying_is_no_move():
    assert addresses.remember_move("/a/", "/a/") is None
    assert led() == {}


def test_what_led_to_a_page_that_goes_says_so_too(client):
    addresses.remember_move("/a/", "/b/")

    addresses.retire("/b/", text="Read another story", url="/stories/")

    responses = [client.get(path) for path in ("/a/", "/b/")]
    assert [response.status_code for response in responses] == [410, 410]
    assert all('href="/stories/">Read another story</a>' in response.text for response in responses)


def test_a_loop_is_refused_with_a_sentence():
    addresses.lead_to("/a/", "/b/")

    with pytest.raises(AddressRefused, match="/a/ leads back to /b/"):
        addresses.lead_to("/b/", "/a/")


def test_to_lead_to_a_page_that_has_gone_is_refused():
    OldAddressFactory(path="/b/", gone=True)

    with pytest.raises(AddressRefused, match="The page at /b/ has gone"):
        addresses.lead_to("/a/", "/b/")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "/a\\b",
        "/a b/",
        "/a\r\nb/",
        "a/",
        "",
    ],
)
def test_nothing_leads_to_another_site(elsewhere):
    with pytest.raises(AddressRefused, match="is no address of this portal"):
        addresses.remember_move("/a/", elsewhere)
    assert led() == {}


@pytest.mark.parametrize("path", ["/%00/", f"/{'a' * 400}/", "/%5Cx/", "/a%20b/"])
def test_addresses_that_never_were_ours_are_not_found(client, path):
    assert client.get(path).status_code == 404


@given(moves=st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=8))
@settings(max_examples=40, deadline=None)
def test_however_pages_move_every_old_address_arrives_in_one_hop(moves):
    OldAddress.objects.all().delete()
    for old, new in moves:
        addresses.remember_move(f"/{old}/", f"/{new}/")

    ways = led()
    assert not set(ways) & set(ways.values())
    if moves and moves[-1][0] != moves[-1][1]:
        assert ways[f"/{moves[-1][0]}/"] == f"/{moves[-1][1]}/"
