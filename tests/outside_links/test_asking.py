import socket
from contextlib import closing

import pytest

from workforce_portal.outside_links import asking
from workforce_portal.outside_links.asking import Answer, Found, ask


def test_page_that_is_there_works_and_is_only_looked_at(website):
    website.answers["/there"] = 200

    assert ask(f"{website.url}/there").found is Found.WORKS
    assert website.asked == [("HEAD", "/there")]


def test_page_that_does_not_know_head_is_asked_by_get(website):
    website.answers[("HEAD", "/old")] = 405
    website.answers[("GET", "/old")] = 200

    assert ask(f"{website.url}/old").found is Found.WORKS


@pytest.mark.parametrize(
    ("status", "found"),
    [(404, Found.FAILED), (410, Found.FAILED), (500, Found.FAILED), (403, Found.UNSURE), (429, Found.UNSURE)],
)
def test_refusals_are_told_from_pages_that_are_gone(website, status, found):
    website.answers["/page"] = status

    answer = ask(f"{website.url}/page")

    assert answer.found is found
    assert answer.words.startswith(str(status))


def test_page_that_moved_for_good_says_where_it_is_now(website):
    website.answers["/first"] = (301, "/second")
    website.answers["/second"] = (308, f"{website.url}/third?x=1")
    website.answers["/third?x=1"] = 200

    assert ask(f"{website.url}/first") == Answer(Found.WORKS, "200", f"{website.url}/third?x=1")


def test_page_that_is_elsewhere_for_today_has_not_moved(website):
    website.answers["/first"] = (302, "/second")
    website.answers["/second"] = 200

    assert ask(f"{website.url}/first") == Answer(Found.WORKS, "200", "")


def test_page_that_sends_in_circles_fails(website):
    website.answers["/round"] = (302, "/round")

    assert ask(f"{website.url}/round").found is Found.FAILED
    assert len(website.asked) == 2 * (asking.MOST_REDIRECTS + 1)


def test_letters_that_no_address_may_have_are_escaped(website):
    website.answers["/caf%C3%A9%20tea?q=%C3%A9"] = 200

    assert ask(f"{website.url}/café tea?q=é").found is Found.WORKS


def test_nothing_on_this_machine_is_asked(website, settings):
    settings.OUTSIDE_LINKS_ALLOW_LOOPBACK = False

    answer = ask(f"{website.url}/there")

    assert answer == Answer(Found.UNSURE, "It leads into a private network")
    assert website.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://224.0.0.1/",
        "http://100.64.0.1/",
    ],
)
def test_private_networks_are_never_asked(url):
    assert ask(url) == Answer(Found.UNSURE, "It leads into a private network")


def test_a_public_page_cannot_send_the_check_into_a_private_network(website):
    website.answers["/trap"] = (302, "http://169.254.169.254/latest/meta-data/")

    assert ask(f"{website.url}/trap") == Answer(Found.UNSURE, "It leads into a private network")


@pytest.mark.parametrize("target", ["ftp://files.example/", "file:///etc/passwd"])
def test_redirect_to_what_is_no_web_page_is_not_followed(website, target):
    website.answers["/odd"] = (302, target)

    assert ask(f"{website.url}/odd").found is Found.UNSURE


def test_website_that_says_nothing_is_given_up(settings, monkeypatch):
    settings.OUTSIDE_LINKS_ALLOW_LOOPBACK = True
    monkeypatch.setattr(asking, "LONGEST", 0.2)
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        answer = ask(f"http://127.0.0.1:{silent.getsockname()[1]}/")

    assert answer == Answer(Found.NO_ANSWER, "It did not answer in time")


def test_website_that_is_not_running_gives_no_answer(settings):
    settings.OUTSIDE_LINKS_ALLOW_LOOPBACK = True
    with closing(socket.create_server(("127.0.0.1", 0))) as used:
        port = used.getsockname()[1]

    assert ask(f"http://127.0.0.1:{port}/").found is Found.NO_ANSWER
