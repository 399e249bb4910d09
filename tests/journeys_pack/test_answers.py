from html.parser import HTMLParser

from django import forms
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from tests.journeys_pack.forms import TOPICS, WhoForm
from workforce_portal.journeys.answers import Answer, carried
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.journeys.text import tidy_lines


class TextForm(PortalForm):
    text = forms.CharField(required=False, strip=False, widget=forms.Textarea)
    ways = forms.MultipleChoiceField(required=False, choices=TOPICS, widget=forms.CheckboxSelectMultiple)


class HiddenInputs(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.sent = QueryDict(mutable=True)
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        assert (tag, given["type"], "id" in given) == ("input", "hidden", False)
        if "value" in given:
            self.sent.appendlist(given["name"], given["value"])


def sent_again(*pages, **options):
    return HiddenInputs(carried(*pages, **options)).sent


@given(st.text(max_size=300))
def test_carried_text_comes_back_as_it_was(text):
    first = TextForm({"text": text})
    assert first.is_valid()

    second = TextForm(sent_again(first))

    assert second.is_valid()
    assert second.cleaned_data["text"] == first.cleaned_data["text"] == tidy_lines(text)


def test_long_text_of_many_lines_with_quotes_and_emoji_comes_back():
    text = '\n\n"I\'d <like> &amp; 👩🏽‍⚕️"\n' * 500

    second = TextForm(sent_again(TextForm({"text": text})))

    assert len(text) > 10_000
    assert second.is_valid()
    assert second.cleaned_data["text"] == text


def test_several_choices_come_back():
    first = TextForm(QueryDict("ways=advert&ways=start"))

    second = TextForm(sent_again(first))

    assert second.is_valid()
    assert second.cleaned_data["ways"] == ["advert", "start"]


def test_several_forms_are_carried_under_their_own_names():
    first = WhoForm({"a-name": "Amara", "a-email": "amara@example.org"}, prefix="a")
    second = WhoForm({"b-name": "Bilal", "b-email": "bilal@example.org"}, prefix="b")

    sent = sent_again(first, second, skip=frozenset({"question", "why"}))

    assert sent.dict() == {
        "a-name": "Amara",
        "a-email": "amara@example.org",
        "b-name": "Bilal",
        "b-email": "bilal@example.org",
    }


def test_an_address_once_confirmed_is_not_asked_about_at_the_end():
    first = WhoForm({"name": "Amara", "email": "amara@gmial.com", "email_as_typed": "amara@gmial.com"})
    assert first.is_valid()

    assert WhoForm(sent_again(first)).is_valid()


def draw_answers(draw, *answers):
    return draw(None, '{% include "journeys/answers.html" %}', answers=answers)


def test_an_answer_not_given_says_so(draw):
    page = draw_answers(draw, Answer("Phone"))

    assert "Not given" in page.html
    assert "Change" not in page.html


def test_a_change_says_what_it_changes(draw):
    page = draw_answers(draw, Answer("E-mail", "a@example.org", change_url="/details/"))

    link = next(page.tree.iter("a"))
    assert (link.get("href"), "".join(link.itertext())) == ("/details/", "Change e-mail")


def test_a_change_may_post_every_answer_back(draw):
    page = draw_answers(draw, Answer("CQC name", "Larkfield", change_url="/details/", change_by_post=True))

    button = next(page.tree.iter("button"))
    assert (button.get("formaction"), button.get("form")) == ("/details/", "answers")
    assert "".join(button.itertext()) == "Change CQC name"


def test_a_change_may_name_the_step_to_go_back_to(draw):
    page = draw_answers(draw, Answer("Name", "Amara", change_name="go_to", change_value="details"))

    button = next(page.tree.iter("button"))
    assert (button.get("name"), button.get("value"), button.get("formaction")) == ("go_to", "details", None)


def test_answers_are_escaped_and_keep_their_lines(draw):
    page = draw_answers(draw, Answer("To take part", "<b>I lip-read</b>\nand write"))

    assert "&lt;b&gt;I lip-read&lt;/b&gt;<br>and write" in page.html
