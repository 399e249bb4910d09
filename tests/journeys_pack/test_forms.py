import pytest
from django.http import QueryDict

from tests.journeys_pack.forms import EveryKindForm, WhoForm


def who(**answers):
    return {"name": "Rukhsana Begum", "email": "rukhsana@larkfield.example", **answers}


def test_every_problem_of_the_summary_leads_to_a_control_of_the_page(draw):
    form = EveryKindForm({})

    page = draw(form)

    hrefs = [problem.href for problem in form.summary.problems]
    assert len(hrefs) == 8
    assert {href.removeprefix("#") for href in hrefs} <= set(page.by_id)
    assert "#id_topic_0" in hrefs
    assert "#id_slot_0_0" in hrefs


@pytest.mark.parametrize(
    ("answers", "title"),
    [({"name": ""}, "There is a problem"), ({"name": "", "email": ""}, "Two things to put right")],
)
def test_the_summary_counts_in_words(answers, title):
    assert WhoForm(who(**answers)).summary.title == title


def test_a_problem_of_the_whole_form_is_in_the_summary_without_a_link():
    form = WhoForm(who())
    form.add_error(None, "That was quicker than we expected")

    (problem,) = form.summary.problems
    assert (problem.text, problem.href) == ("That was quicker than we expected", "")


def test_a_form_not_sent_yet_has_no_summary(draw):
    form = WhoForm()

    page = draw(form, '{% include "journeys/error_summary.html" %}', summary=form.summary)

    assert page.html.strip() == ""


def test_the_summary_takes_focus_and_is_announced(draw):
    form = WhoForm({})

    page = draw(form, '{% include "journeys/error_summary.html" %}', summary=form.summary)

    box = page.tree.find("div")
    assert (box.get("role"), box.get("tabindex")) == ("alert", "-1")
    assert [link.get("href") for link in box.iter("a")] == ["#id_name", "#id_email"]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        (
            "question",
            "x" * 10_000,
            "Your question is 10,000 characters. Use 1,000 or fewer: take away 9,000",
        ),
        ("name", "x" * 101, "Your name is 101 characters. Use 100 or fewer: take away 1"),
        ("why", "x" * 11, "Your answer is 11 characters. Use 10 or fewer: take away 1"),
    ],
)
def test_an_answer_that_is_too_long_says_how_much_to_take_away(field, text, sentence):
    form = WhoForm(who(**{field: text}))

    assert form.errors == {field: [sentence]}
    assert form[field].value() == text


def test_line_ends_count_once_however_they_are_sent():
    form = WhoForm(who(question="ab\r\n" * 333 + "x"))

    assert form.is_valid()
    assert form.cleaned_data["question"] == "ab\n" * 333 + "x"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Rukhsana  ", "Rukhsana"),
        ("Ruk\x00hsana\x07", "Rukhsana"),
        ("Rukhsana\r\nBcc: everyone@example.org", "Rukhsana Bcc: everyone@example.org"),
        ("Sia\u0302n", "Siân"),
        ("\u202eanashkuR", "anashkuR"),
        ("\ud83d", None),
        ("👩‍⚕️ Amara", "👩‍⚕️ Amara"),
    ],
)
def test_an_answer_is_kept_without_what_nobody_can_see(typed, kept):
    form = WhoForm(who(name=typed))

    assert form.is_valid() is (kept is not None)
    assert form.cleaned_data.get("name") == kept


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"name": ""}, "Enter your name"),
        ({"email": "rukhsana"}, "Enter an e-mail address in the form name@example.co.uk"),
    ],
)
def test_a_refusal_says_what_to_do(answers, sentence):
    form = WhoForm(who(**answers))

    assert list(form.errors.values()) == [[sentence]]


def test_a_choice_that_is_not_offered_is_not_repeated():
    form = EveryKindForm({"topic": "<script>"})

    assert form.errors["topic"] == ["Choose one of the answers in the list"]


def test_a_mistyped_address_is_asked_about_once_and_then_taken():
    sent = QueryDict("name=Rukhsana&email=rukhsana@gmial.com")
    first = WhoForm(sent)
    assert first.errors == {
        "email": ["Did you mean rukhsana@gmail.com? Change it, or press Continue to keep what you typed."]
    }

    again = sent.copy()
    again["email_as_typed"] = first["email_as_typed"].value()
    second = WhoForm(again)

    assert second.is_valid()
    assert second.cleaned_data["email"] == "rukhsana@gmial.com"


def test_another_mistyped_address_is_asked_about_again():
    form = WhoForm(who(email="rukhsana@hotmial.com", email_as_typed="rukhsana@gmial.com"))

    assert list(form.errors) == ["email"]
