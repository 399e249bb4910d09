"""The base of every form that the public fills in."""

from typing import Any, ClassVar, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.http import QueryDict

from workforce_portal.journeys.addresses import suggest_address
from workforce_portal.journeys.controls import Control, PortalBoundField
from workforce_portal.journeys.summary import ErrorSummary, Problem
from workforce_portal.journeys.text import lower_first


class AtMost:
    """A limit whose refusal says how much to take away."""

    def __init__(self, limit: int, noun: str) -> None:
        self.limit = limit
        self.noun = noun

    def __call__(self, value: str) -> None:
        if len(value) > self.limit:
            over = len(value) - self.limit
            raise ValidationError(
                f"{self.noun} is {len(value):,} characters. Use {self.limit:,} or fewer: take away {over:,}",
                code="max_length",
            )


class PortalForm(forms.Form):
    """Fields in the order of `layout` (or as declared), drawn as `controls` says, refusing in whole sentences.

    Inside the `<form>` of the page: it writes neither the form tag nor the CSRF token.
    """

    bound_field_class = PortalBoundField
    controls: ClassVar[dict[str, Control]] = {}
    layout: ClassVar[list[Any]] = []
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _word_refusals(field, str(field.label or name.replace("_", " ").capitalize()))

    @property
    def revealed_names(self) -> set[str]:
        return {name for control in self.controls.values() for names in control.reveals.values() for name in names}

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.render_hidden_fields = True
        shown = self.layout or [name for name in self.fields if name not in self.revealed_names]
        helper.layout = Layout(*shown)
        return helper

    @property
    def summary(self) -> ErrorSummary:
        whole = [Problem(str(error)) for error in self.non_field_errors()]
        fields = cast("list[PortalBoundField]", list(self))
        each = [Problem(field.error, _link(field)) for field in fields if field.errors]
        return ErrorSummary(whole + each)


def _link(field: PortalBoundField) -> str:
    return "" if field.is_hidden else f"#{field.control_id}"


def _word_refusals(field: forms.Field, label: str) -> None:
    is_choice = isinstance(field, forms.ChoiceField)
    is_question = label.endswith("?")
    if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
        verb = "Choose" if is_choice else "Enter"
        field.error_messages["required"] = f"Answer “{label}”" if is_question else f"{verb} {lower_first(label)}"
    if is_choice:
        field.error_messages["invalid_choice"] = "Choose one of the answers in the list"
    if isinstance(field, forms.EmailField):
        field.error_messages["invalid"] = "Enter an e-mail address in the form name@example.co.uk"
    if isinstance(field, forms.CharField):
        # The answer is tidied before it is checked; the browser must not cut a pasted text short without a word.
        field.validators = [v for v in field.validators if not isinstance(v, _REPLACED)]
        field.widget.attrs.pop("maxlength", None)
        if field.max_length is not None:
            field.validators.append(AtMost(int(field.max_length), "Your answer" if is_question else label))


_REPLACED = (MaxLengthValidator, ProhibitNullCharactersValidator)


class EmailTypoMixin(forms.Form):
    """Asks once about an address that looks mistyped; the same address sent again is taken as meant."""

    email_field: ClassVar[str] = "email"
    email_as_typed = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        address = cleaned.get(self.email_field) or ""
        meant = suggest_address(address)
        if meant and cleaned.get("email_as_typed") != address:
            self._remember_as_typed(address)
            self.add_error(
                self.email_field,
                f"Did you mean {meant}? Change it, or press Continue to keep what you typed.",
            )
        return cleaned

    def _remember_as_typed(self, address: str) -> None:
        data = cast("QueryDict", self.data).copy()
        data[self.add_prefix("email_as_typed")] = address
        self.data = data
