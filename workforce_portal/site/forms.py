from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from workforce_portal.journeys.controls import Control
from workforce_portal.journeys.forms import PortalForm
from workforce_portal.security.forms import HumanFormMixin

YES, NO = "yes", "no"


class PageFeedbackForm(HumanFormMixin, PortalForm):
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    useful = forms.ChoiceField(
        label="Was this page useful?",
        choices=[(YES, "Yes"), (NO, "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it was useful"},
    )
    comment = forms.CharField(
        label="What did you miss, or what helped?",
        help_text="Leave out names and ways to reach you. We read this, but cannot answer it.",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    controls: ClassVar[dict[str, Control]] = {"useful": Control(is_label_hidden=True)}

    @property
    def answers(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {"page": cleaned["page"], "is_useful": cleaned["useful"] == YES, "comment": cleaned["comment"]}
