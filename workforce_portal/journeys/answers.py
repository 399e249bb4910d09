"""Answers on their way: shown for checking, and carried from page to page without being stored."""

from dataclasses import dataclass

from django.forms import BaseForm
from django.utils.safestring import SafeString, mark_safe

from workforce_portal.journeys.text import lower_first


@dataclass(frozen=True)
class Answer:
    """A row of "Check your answers".

    The way to change it is a link (`change_url`), or a button of the page's form that posts everything to
    `change_url` so that no answer is lost (`change_by_post`), naming itself where `change_name` is given.
    """

    question: str
    answer: str = ""
    change_url: str = ""
    change_by_post: bool = False
    change_name: str = ""
    change_value: str = ""
    is_strong: bool = False
    form_id: str = "answers"

    @property
    def is_changeable(self) -> bool:
        return bool(self.change_url or self.change_name)

    @property
    def changes(self) -> str:
        return lower_first(self.question)


def carried(*forms: BaseForm, skip: frozenset[str] = frozenset()) -> SafeString:
    """Earlier steps' answers as hidden inputs, under the names by which their forms read them back."""
    inputs = [field.as_hidden({"id": False}) for form in forms for field in form if field.name not in skip]
    return mark_safe("\n".join(inputs))  # noqa: S308 each is Django's own escaped rendering
