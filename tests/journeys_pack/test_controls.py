import pytest

from tests.journeys_pack.forms import EveryKindForm

KINDS = ["name", "phone", "council", "topic", "ways", "needs", "what_helps", "slot", "file", "born"]


def described(page, name):
    """The element that an error and a hint describe: the control, or the fieldset around several."""
    return page.by_id[f"id_{name}"]


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_control_is_described_by_its_hint_and_error(draw, name):
    form = EveryKindForm({})
    form.add_error(name, "Say something else")

    page = draw(form)

    ids = described(page, name).get("aria-describedby").split()
    assert f"id_{name}_helptext" in ids
    assert f"id_{name}_error" in ids
    assert set(ids) <= set(page.by_id)


@pytest.mark.parametrize("name", ["name", "phone", "council", "what_helps", "file"])
def test_a_refused_control_says_that_it_is_invalid(draw, name):
    form = EveryKindForm({})
    form.add_error(name, "Say something else")

    page = draw(form)

    assert described(page, name).get("aria-invalid") == "true"


def test_radios_carry_no_state_that_radios_cannot_have(draw):
    page = draw(EveryKindForm({}))

    assert page.by_id["id_topic_0"].get("aria-invalid") is None


def test_an_error_is_said_to_be_one(draw):
    page = draw(EveryKindForm({}))

    assert "".join(page.by_id["id_name_error"].itertext()) == "Error: Enter your name"


def test_controls_have_labels_and_groups_have_legends(draw):
    page = draw(EveryKindForm())

    labelled = {label.get("for") for label in page.tree.iter("label")}
    assert {"id_name", "id_phone", "id_council", "id_what_helps", "id_agrees", "id_topic_0", "id_ways_1"} <= labelled
    assert page.by_id["id_topic"].find("legend").text == "Topic"


def test_labels_are_escaped(draw):
    page = draw(EveryKindForm())

    assert "Welcoming &lt;someone&gt; new" in page.html


def test_only_an_optional_question_of_the_page_itself_says_that_it_is_optional(draw):
    page = draw(EveryKindForm())

    labels = {"".join(label.itertext()) for label in page.tree.iter("label")}
    assert {label for label in labels if "(optional)" in label} == {"Phone number (optional)"}


def test_a_control_says_its_width_and_what_fills_it(draw):
    page = draw(EveryKindForm())

    phone = page.by_id["id_phone"]
    assert (phone.get("class"), phone.get("autocomplete"), phone.get("inputmode")) == ("input w-10", "tel", "tel")


def test_a_revealed_question_stands_under_its_choice_and_nowhere_else(draw):
    page = draw(EveryKindForm())

    reveal = next(part for part in page.tree.iter("div") if part.get("class") == "reveal")
    assert reveal.get("data-reveal") == "id_needs_1"
    assert page.html.count('id="id_what_helps"') == 1
    assert page.by_id["id_what_helps"] in list(reveal.iter("textarea"))


def test_a_long_answer_says_its_limit_and_does_not_cut_it_short(draw):
    page = draw(EveryKindForm())

    note = "".join(page.by_id["id_what_helps_note"].itertext())
    assert note == "Up to 1,000 characters. Only the adviser sees this."
    assert page.by_id["id_what_helps"].get("data-max") == "1000"
    assert "maxlength" not in page.html


def test_grouped_choices_stand_under_their_headings(draw):
    page = draw(EveryKindForm())

    groups = [part for part in page.tree.iter("div") if part.get("role") == "group"]
    assert [page.by_id[group.get("aria-labelledby")].text for group in groups] == [
        "Tuesday 12 January",
        "Friday 15 January",
    ]
    assert [len(list(group.iter("input"))) for group in groups] == [2, 1]


def test_the_question_of_a_page_is_its_heading(draw):
    page = draw(EveryKindForm(), question="topic", step="Step 1 of 3")

    legend = page.by_id["id_topic"].find("legend")
    assert legend.find("h1").text == "Topic"
    assert legend.find("span").text == "Step 1 of 3"
