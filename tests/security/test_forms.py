from datetime import UTC, datetime, timedelta

import pytest
from django import forms

from workforce_portal.security.forms import HumanFormMixin

TEN = datetime(2027, 3, 9, 10, 0, tzinfo=UTC)


class AskForm(HumanFormMixin, forms.Form):
    question = forms.CharField()


@pytest.fixture(autouse=True)
def clock(settings, time_machine):
    settings.LEAST_FILL_SECONDS = 3
    time_machine.move_to(TEN, tick=False)
    return time_machine


def rendered(form):
    return {
        "rendered_at": form["rendered_at"].value(),
        "homepage": form["homepage"].value() or "",
        "question": form["question"].value() or "",
    }


def test_form_filled_in_by_a_person_passes(clock):
    data = rendered(AskForm()) | {"question": "Where?"}
    clock.shift(timedelta(seconds=4))

    form = AskForm(data)

    assert form.is_valid()
    assert form.cleaned_data == {"question": "Where?"}


def test_form_left_open_overnight_passes(clock):
    data = rendered(AskForm()) | {"question": "Where?"}
    clock.shift(timedelta(hours=20))

    assert AskForm(data).is_valid()


def test_form_filled_in_at_once_keeps_what_was_typed_and_passes_the_second_time(clock):
    data = rendered(AskForm()) | {"question": "Where?"}
    clock.shift(timedelta(seconds=1))

    form = AskForm(data)

    assert form.non_field_errors() == [AskForm.too_quick]
    assert form["question"].value() == "Where?"
    clock.shift(timedelta(seconds=3))
    assert AskForm(rendered(form)).is_valid()


@pytest.mark.parametrize(
    "trap", [{"homepage": "https://pills.example"}, {"rendered_at": "made:up"}, {"rendered_at": ""}]
)
def test_form_that_looks_filled_in_by_a_machine_is_refused_but_helps_a_person_on(clock, trap):
    data = rendered(AskForm()) | {"question": "Where?"} | trap
    clock.shift(timedelta(seconds=4))

    form = AskForm(data)

    assert form.non_field_errors() == [AskForm.not_a_person]
    assert form["question"].value() == "Where?"
    clock.shift(timedelta(seconds=4))
    assert AskForm(rendered(form)).is_valid()


def test_form_shows_the_trap_to_machines_only():
    form = AskForm()

    html = "".join(str(field) for field in form.hidden_fields())

    assert '<div hidden aria-hidden="true"><label>Leave this empty' in html
    assert 'name="homepage"' in html
    assert 'type="text"' in html
    assert [field.name for field in form.visible_fields()] == ["question"]


def test_form_with_a_prefix_helps_a_person_on_as_well(clock):
    form = AskForm({"ask-question": "Where?", "ask-homepage": "x"}, prefix="ask")

    assert not form.is_valid()
    assert form["homepage"].value() == ""
