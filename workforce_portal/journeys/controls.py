"""How a field's control is drawn, and the bound field that the templates of the pack talk to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from django import forms
from django.forms.boundfield import BoundField, BoundWidget

from workforce_portal.journeys.text import tidy_line, tidy_lines

CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.Textarea, "textarea"),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.CheckboxInput, ""),
    (forms.Select, "select"),
]
DJANGO_ROWS, ROWS = "10", "5"


@dataclass(frozen=True)
class Control:
    """What a form says about one of its controls, in its `controls`."""

    width: Literal[10, 20, 30] | None = None
    autocomplete: str = ""
    inputmode: str = ""
    note: str = ""  # a sentence under the control, after "Up to 1,000 characters."
    is_label_hidden: bool = False  # where the page's heading asks already; screen readers still hear the label
    cards: bool = False  # choices as cards, for a thing with a line of detail
    reveals: dict[str, list[str]] = field(default_factory=dict)  # fields shown under a choice, by its value
    attrs: dict[str, Any] = field(default_factory=dict)

    def html_attributes(self) -> dict[str, Any]:
        known = {"autocomplete": self.autocomplete, "inputmode": self.inputmode}
        return {name: value for name, value in known.items() if value} | self.attrs


@dataclass(frozen=True)
class Choice:
    control: BoundWidget
    revealed: list[BoundField]


@dataclass(frozen=True)
class ChoiceGroup:
    id: str
    heading: str
    choices: list[Choice]


class PortalBoundField(BoundField):
    form: Any

    @property
    def data(self) -> Any:
        """The answer without characters that nobody can see, so that they reach neither the page nor the database."""
        tidy = tidy_lines if isinstance(self.field.widget, forms.Textarea) else tidy_line
        data = super().data
        if isinstance(data, list):
            return [tidy(value) if isinstance(value, str) else value for value in data]
        return tidy(data) if isinstance(data, str) else data

    @cached_property
    def look(self) -> Control:
        return getattr(self.form, "controls", {}).get(self.name, Control())

    @property
    def kind(self) -> str:
        """Which template of the pack draws it."""
        if isinstance(self.field.widget, forms.CheckboxInput):
            return "checkbox"
        if isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "choices"
        return "control"

    @property
    def said_label(self) -> str:
        is_said = not (self.field.required or self.kind == "checkbox" or self.name in self.form.revealed_names)
        return f"{self.label} (optional)" if is_said else str(self.label)

    @property
    def error(self) -> str:
        """One sentence at a time: the first thing that is wrong."""
        return str(self.errors[0]) if self.errors else ""

    @property
    def control_id(self) -> str:
        """Where a link to this question goes: the control, or the first of several."""
        if self.kind != "choices":
            return self.id_for_label or self.auto_id
        return self.subwidgets[0].id_for_label if self.subwidgets else self.auto_id

    @property
    def limit(self) -> int | None:
        return getattr(self.field, "max_length", None) if isinstance(self.field.widget, forms.Textarea) else None

    @property
    def limit_in_words(self) -> str:
        return f"{self.limit:,}"

    @property
    def has_note(self) -> bool:
        return bool(self.limit or self.look.note)

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby or ""
        note = f"{self.auto_id}_note" if self.has_note and not self.is_hidden else ""
        return f"{described} {note}".strip() or None

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        built = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if self.kind == "choices":
            built.pop("aria-invalid", None)  # not a property of a radio; the fieldset is described by the error
        if not widget.is_hidden:
            built = {**self.look.html_attributes(), **built}
            if css_class := self._css_class(widget):
                built.setdefault("class", f"{css_class} {widget.attrs.get('class', '')}".strip())
            if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
                built.setdefault("rows", ROWS)
            if self.limit:
                built.setdefault("data-max", str(self.limit))
        return built

    def _css_class(self, widget: forms.Widget) -> str:
        css_class = next((name for kind, name in CLASSES if isinstance(widget, kind)), "input")
        return f"{css_class} w-{self.look.width}" if css_class and self.look.width else css_class

    def groups(self) -> Iterator[ChoiceGroup]:
        """The choices in groups as the field declares them; ungrouped choices are one group without a heading."""
        gathered: dict[str, list[Choice]] = {}
        for control in self.subwidgets:
            number, _, within = str(control.data["index"]).partition("_")
            gathered.setdefault(number if within else "", []).append(Choice(control, self._revealed_by(control)))
        for number, choices in gathered.items():
            heading = str(list(self.field.widget.choices)[int(number)][0]) if number else ""
            yield ChoiceGroup(f"{self.auto_id}_group_{number or 'all'}", heading, choices)

    def _revealed_by(self, control: BoundWidget) -> list[BoundField]:
        return [self.form[name] for name in self.look.reveals.get(str(control.data["value"]), [])]
