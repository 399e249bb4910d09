"""The steps of a registration, and what was answered so far: it travels in the form, and is stored at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.validators import slug_re
from django.forms import BaseForm
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from applicants.enums import Purpose
from applicants.forms import AdjustmentsForm, ContactForm, NeedsForm, PlaceForm, ToKnowForm, WhoForm
from applicants.models import Cohort, Programme
from applicants.selectors.consents import current_wording
from applicants.services.registering import ApplicantDetails
from workforce_portal.journeys.dates import PARTS
from workforce_portal.security.forms import HONEYPOT, RENDERED_AT


@dataclass(frozen=True)
class Step:
    key: str
    title: str
    of_other: str
    form_class: type[BaseForm]


STEPS = (
    Step("who", "Who are you?", "Who is it?", WhoForm),
    Step("contact", "How can we reach you?", "How can we reach them?", ContactForm),
    Step("place", "Where and when?", "Where and when?", PlaceForm),
    Step("needs", "What programmes ask for", "What programmes ask for", NeedsForm),
    Step("to-know", "Anything to know?", "Anything to know?", ToKnowForm),
    Step("adjustments", "To take part", "To take part", AdjustmentsForm),
)
BY_KEY = {step.key: step for step in STEPS}
KEYS = tuple(BY_KEY)
# What a kept draft leaves out: they belong to one rendering of a page.
NOT_KEPT = {HONEYPOT, RENDERED_AT, "csrfmiddlewaretoken", "step", "save_email", "email_as_typed"}


class Registration:
    """One registration on its way, out of what a page posted."""

    def __init__(self, data: QueryDict | MultiValueDict[str, str], *, for_other: bool = False) -> None:
        self.data = data
        self.for_other = for_other
        self.passed = [key for key in KEYS if key in data.getlist("passed")]
        self._forms: dict[str, Any] = {}

    def form(self, key: str, *, quietly: bool = False) -> Any:
        """The form of a step with what was posted; `quietly` without its refusals."""
        if key not in self._forms:
            self._forms[key] = BY_KEY[key].form_class(self.data, **self._options(key))
        form = self._forms[key]
        if quietly:
            form.errors.clear()
        return form

    def fresh(self, key: str) -> Any:
        return BY_KEY[key].form_class(**self._options(key))

    def _options(self, key: str) -> dict[str, Any]:
        options: dict[str, Any] = {"for_other": self.for_other}
        if key == "contact":
            options["with_adviser"] = self.for_other
        if key == "adjustments":
            options["question"] = current_wording(Purpose.HEALTH).question
        return options

    @property
    def next_key(self) -> str | None:
        """The first page that was not passed; None when there is only the last to come."""
        return next((key for key in KEYS if key not in self.passed), None)

    @property
    def first_refused(self) -> str | None:
        return next((key for key in KEYS if not self.form(key).is_valid()), None)

    @property
    def key(self) -> UUID | None:
        return self.form("who").cleaned_data.get("key") if self.form("who").is_valid() else None

    @property
    def programme(self) -> Programme | None:
        slug = self.data.get("programme", "")
        if not slug_re.fullmatch(slug):
            return None
        return Programme.objects.open().select_related("organisation").filter(slug=slug).first()

    def cohort_of(self, programme: Programme) -> Cohort | None:
        try:
            number = UUID(self.data.get("cohort", ""))
        except ValueError:
            return None
        return programme.cohorts.on().filter(uuid=number).first()

    def hidden(self) -> Iterator[tuple[str, str]]:
        """What pages carry besides the answers."""
        for name in ("programme", "cohort"):
            if value := self.data.get(name, ""):
                yield name, value[:80]
        for key in self.passed:
            yield "passed", key

    def kept_answers(self) -> Mapping[str, list[str]]:
        """For a draft. What somebody wrote about health is kept with their yes alone."""
        known = {name for key in KEYS for name in _names(self.form(key))}
        answers = {name: self.data.getlist(name) for name in self.data if name in known - NOT_KEPT}
        if not self.data.get("health_agreed"):
            answers.pop("adjustments", None)
        for name, value in self.hidden():
            answers.setdefault(name, []).append(value)
        return answers

    def details(self) -> ApplicantDetails:
        who, place = self.form("who").cleaned_data, self.form("place").cleaned_data
        needs, adjustments = self.form("needs").cleaned_data, self.form("adjustments").cleaned_data
        return ApplicantDetails(
            name=who["name"],
            called=who["called"],
            date_of_birth=who["date_of_birth"],
            **self.form("contact").details(),
            postcode=place["postcode"],
            hours_free=place["hours_free"],
            free_at=tuple(place["free_at"]),
            free_from=place["free_from"],
            **needs,
            to_know=self.form("to-know").cleaned_data["to_know"],
            adjustments=adjustments["adjustments"],
        )


def restored(answers: Mapping[str, list[str]]) -> MultiValueDict[str, str]:
    """What a draft kept, as if a page had just posted it."""
    data = QueryDict(mutable=True)
    for name, values in answers.items():
        data.setlist(name, values)
    data[RENDERED_AT] = str(WhoForm()[RENDERED_AT].value())
    data[HONEYPOT] = ""
    return data


def _names(form: Any) -> Iterator[str]:
    for name, field in form.fields.items():
        yield from (f"{name}_{part}" for part in PARTS) if hasattr(field, "fields") else (name,)
