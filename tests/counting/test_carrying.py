import pytest
from django.template import Context, Template

from workforce_portal.counting.sources import carry


def rendered(text, request):
    return Template("{% load attribution %}" + text).render(Context({"request": request}))


@pytest.mark.parametrize(
    ("url", "carried"),
    [
        ("/roles/", "/roles/?c=k7mq2z"),
        ("/roles/?page=2#list", "/roles/?page=2&c=k7mq2z#list"),
        ("?from=2027-01-04", "?from=2027-01-04&c=k7mq2z"),
        ("/roles/?c=other", "/roles/?c=k7mq2z"),
        ("https://elsewhere.example/", "https://elsewhere.example/"),
        ("//elsewhere.example/", "//elsewhere.example/"),
    ],
)
def test_addresses_of_our_own_carry_the_code(url, carried):
    assert carry(url, "k7mq2z") == carried


def test_links_and_forms_carry_a_known_source(visit, known_source):
    request = visit("/?c=k7mq2z")

    assert rendered("{% carried_url 'providers:index' %}", request) == "/providers/?c=k7mq2z"
    assert rendered("{% carried_url '/roles/?page=2' %}", request) == "/roles/?page=2&amp;c=k7mq2z"
    assert rendered("{% call_url 'applicants:index' %}", request) == "/applicants/?c=k7mq2z&amp;a=1"
    assert rendered("{% carried_field %}", request) == '<input type="hidden" name="c" value="k7mq2z">'


@pytest.mark.parametrize("query", ["", "?c=", "?c=made-up", "?c=%3Cscript%3E", "?c=k7mq2z%00", "?utm_campaign=x"])
def test_what_somebody_made_up_is_not_carried(visit, known_source, query):
    request = visit(f"/{query}")

    assert rendered("{% carried_url 'providers:index' %}{% carried_field %}", request) == "/providers/"


def test_a_page_without_a_request_renders(known_source):
    assert rendered("{% carried_url 'providers:index' %}", None) == "/providers/"
