from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.validators import EmailValidator, URLValidator

from providers.enums import ServiceSetting
from providers.materials import OPENINGS, Answers, Kind
from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.security.forms import HumanFormMixin

MOST_BENEFITS = 6
SETTINGS = [choice for choice in ServiceSetting.choices if choice[0] != ServiceSetting.ANY]
ONLY_SOME_ASK = ("opening", "when", "setting", "benefits", "hard")


class MaterialForm(HumanFormMixin, PortalForm):
    """What goes on a poster or into an advert. Nothing of it is stored."""

    opening = forms.ChoiceField(
        label="Which line should it start with?",
        choices=[(key, opening.words) for key, opening in OPENINGS.items()],
        widget=forms.RadioSelect,
        initial=next(iter(OPENINGS)),
    )
    service = forms.CharField(label="Name of your service", max_length=100)
    town = forms.CharField(label="Town", max_length=60)
    role = forms.CharField(label="The job", max_length=60, help_text="Such as care assistant, or weekend cook")
    when = forms.CharField(label="Day and time", max_length=80, help_text="Such as Saturday 16 January, 11am to 3pm")
    pay = forms.CharField(
        label="Pay",
        max_length=90,
        help_text="In pounds, such as £12.71 an hour or more. “Competitive” says nothing.",
    )
    hours = forms.CharField(
        label="Hours",
        max_length=130,
        help_text="Such as four days a week, 7am to 2.30pm, every other weekend off",
    )
    setting = forms.ChoiceField(
        label="What kind of service is it?",
        choices=[*SETTINGS, (ServiceSetting.ANY, "Something else")],
        widget=forms.RadioSelect,
        initial=ServiceSetting.ANY,
        help_text="For what somebody would do all day",
    )
    benefits = forms.CharField(
        label="What do people get besides the pay?",
        required=False,
        max_length=400,
        help_text=f"One to a line, {MOST_BENEFITS} at most: paid training, a bus pass, the rota four weeks ahead",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    hard = forms.CharField(
        label="What’s hard about it?",
        required=False,
        max_length=300,
        help_text="Said straight. If you leave it empty, we put in a sentence that is true of most care work.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    line = forms.CharField(
        label="A line of your own",
        required=False,
        max_length=140,
        help_text="Something true of working with you, such as “We all eat lunch together”",
    )
    phone = forms.CharField(label="Phone number to ring", max_length=30)
    contact = forms.CharField(
        label="Web or e-mail address",
        required=False,
        max_length=150,
        help_text="A web page is also where the QR code leads. Without one it leads to our page about jobs in care.",
    )

    controls: ClassVar[dict[str, Control]] = {
        "service": Control(width=30, autocomplete="organization"),
        "town": Control(width=20),
        "role": Control(width=30),
        "when": Control(width=30),
        "pay": Control(width=30),
        "hours": Control(width=30),
        "line": Control(width=30),
        "phone": Control(width=20, autocomplete="tel", inputmode="tel"),
        "contact": Control(width=30),
    }

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ONLY_SOME_ASK:
            if name not in kind.more_fields:
                del self.fields[name]

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if sum(character.isdigit() for character in phone) < 10:
            raise forms.ValidationError("Enter a whole telephone number, such as 0161 496 0123")
        return phone

    def clean_contact(self) -> str:
        """A web address as a link to it, with https:// in front; an e-mail address as it is."""
        contact = self.cleaned_data["contact"]
        if not contact:
            return ""
        if "@" in contact and "/" not in contact:
            return _checked(contact, EmailValidator())
        address = contact if "://" in contact else f"https://{contact}"
        return _checked(address, URLValidator(schemes=["http", "https"]))

    def clean_benefits(self) -> tuple[str, ...]:
        lines = tuple(line.strip() for line in self.cleaned_data["benefits"].splitlines() if line.strip())
        if len(lines) > MOST_BENEFITS:
            raise forms.ValidationError(f"Use {MOST_BENEFITS} lines or fewer: pick those that matter most")
        return lines

    def answers(self) -> Answers:
        return Answers(**self.cleaned_data)


def _checked(text: str, check: Any) -> str:
    try:
        check(text)
    except forms.ValidationError as error:
        raise forms.ValidationError(
            "Enter a web address such as www.larkfield.example/jobs, or an e-mail address"
        ) from error
    return text
