from dataclasses import replace

import html5lib
import pytest

from tests.outbox.conftest import GREETING
from workforce_portal.outbox.kinds import Placeholder
from workforce_portal.outbox.models import MailText
from workforce_portal.outbox.texts import Wording, render, wording_of

VALUES = {"first_name": "Rukhsana", "note": "", "link": "https://portal.example/me?a=1&b=2"}


def render_body(body, **values):
    return render(GREETING, Wording("Hello {{ first_name }}", body), {**VALUES, **values})


def test_text_fills_in_and_drops_what_is_empty():
    rendered = render_body("Hello {{first_name}},\n\n{{ note }}\n\nWhere:\n{{ note }}\nHere\n\n{{ link }}\n")

    assert rendered.subject == "Hello Rukhsana"
    assert rendered.text == ("Hello Rukhsana,\n\nWhere:\nHere\n\nSee it:\nhttps://portal.example/me?a=1&b=2\n")


def test_text_of_several_paragraphs_stays_apart():
    rendered = render_body("{{ note }}\n\n{{ link }}", note="First\nsecond\r\n\r\nThird")

    assert rendered.text.startswith("First\nsecond\n\nThird\n\nSee it:")
    assert "<p" in rendered.html
    assert "First<br>second</p>" in rendered.html


def test_html_escapes_values_and_makes_links_and_lists():
    rendered = render_body(
        "Bring:\n- tea & {{ note }}\n- biscuits\n\nGo to {{ link }} now\n\n{{ link }}", note="<script>x</script>"
    )

    assert "<script" not in rendered.html
    assert "tea &amp; &lt;script&gt;" in rendered.html
    document = html5lib.parse(rendered.html, namespaceHTMLElements=False)
    assert [item.text for item in document.iter("li")] == ["tea & <script>x</script>", "biscuits"]
    links = [(link.get("href"), link.text) for link in document.iter("a")]
    assert links[:2] == [("https://portal.example/me?a=1&b=2", "See it")] * 2


def test_html_links_an_address_inside_a_value_without_its_full_stop():
    rendered = render_body("{{ note }} {{ link }}", note="Join at https://meet.example/abc. Or ring.")

    assert '<a href="https://meet.example/abc"' in rendered.html
    assert "https://meet.example/abc</a>. Or ring." in rendered.html


@pytest.mark.parametrize("value", ["{{ link }}", "{% load x %}", "{{ first_name }}"])
def test_value_that_looks_like_a_placeholder_is_only_text(value):
    rendered = render_body("{{ note }}\n{{ link }}", note=value)

    assert rendered.text.startswith(value)


def test_subject_is_one_line_of_bearable_length():
    rendered = render(
        GREETING, Wording("Hi {{ first_name }}", "{{ link }}"), {**VALUES, "first_name": "A\r\nBcc: b" * 200}
    )

    assert "\n" not in rendered.subject
    assert "\r" not in rendered.subject
    assert len(rendered.subject) == 300


def test_link_that_has_no_address_this_time_is_left_out():
    kind = replace(GREETING, placeholders=(Placeholder("link", "A link", "", link_text="See it"),))

    rendered = render(kind, Wording("Hello", "Before\n{{ link }}\nAfter"), {"link": ""})

    assert rendered.text == "Before\nAfter\n"
    assert "See it" not in rendered.html


@pytest.mark.django_db
def test_wording_of_staff_comes_before_ours():
    assert wording_of(GREETING) == Wording(GREETING.subject, GREETING.body)

    MailText.objects.create(kind="greeting", subject="Ay up", body="{{ link }}")

    assert wording_of(GREETING) == Wording("Ay up", "{{ link }}")
