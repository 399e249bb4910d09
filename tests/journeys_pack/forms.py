"""Forms with one control of each kind."""

from django import forms

from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import EmailTypoMixin, PortalForm

TOPICS = [("advert", "Writing an advert"), ("start", "Welcoming <someone> new")]
SLOTS = [("Tuesday 12 January", [("1", "10am"), ("2", "2pm")]), ("Friday 15 January", [("3", "9am")])]


class EveryKindForm(PortalForm):
    controls = {
        "name": Control(width=20, autocomplete="name"),
        "phone": Control(width=10, autocomplete="tel", inputmode="tel"),
        "needs": Control(reveals={"yes": ["what_helps"]}),
        "what_helps": Control(note="Only the adviser sees this."),
        "slot": Control(cards=True),
    }

    name = forms.CharField(label="Your name", max_length=100, help_text="As on your badge")
    phone = forms.CharField(label="Phone number", required=False, help_text="In case something changes")
    council = forms.ChoiceField(label="Council", choices=[("", "Choose"), ("a", "Bolton")], help_text="Where you work")
    topic = forms.ChoiceField(label="Topic", choices=TOPICS, widget=forms.RadioSelect, help_text="The main one")
    ways = forms.MultipleChoiceField(
        label="How may we reach you?", choices=TOPICS, widget=forms.CheckboxSelectMultiple, help_text="Any of them"
    )
    needs = forms.ChoiceField(
        label="Do you need anything to take part?",
        choices=[("no", "No"), ("yes", "Yes")],
        widget=forms.RadioSelect,
        help_text="For example captions",
    )
    what_helps = forms.CharField(
        label="What would help?", required=False, max_length=1000, widget=forms.Textarea, help_text="In your words"
    )
    slot = forms.ChoiceField(label="Time", choices=SLOTS, widget=forms.RadioSelect, help_text="UK time")
    agrees = forms.BooleanField(label="I have read this", help_text="All of it")
    file = forms.FileField(label="Your form", help_text="Word or PDF")
    born = forms.DateField(label="Date", widget=forms.SelectDateWidget, required=False, help_text="Day first")


class WhoForm(EmailTypoMixin, PortalForm):
    name = forms.CharField(label="Your name", max_length=100)
    email = forms.EmailField(label="E-mail address")
    question = forms.CharField(label="Your question", required=False, max_length=1000, widget=forms.Textarea)
    why = forms.CharField(label="Why do you ask?", required=False, max_length=10)
