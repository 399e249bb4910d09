"""“Keep my details”: what somebody presses who has been silent for long."""

from __future__ import annotations

from typing import Any

from applicants.forms.me import NothingToAskForm
from applicants.services.retention import keep_applicant
from applicants.views.me_acts import MeActView


class MeKeepView(MeActView):
    said = "We keep your details. Thank you for telling us."

    def page_words(self) -> dict[str, Any]:
        return {"title": "Shall we keep your details?", "button_text": "Keep my details", "button_class": "still"}

    def points(self) -> list[str]:
        return [
            "Your page stays as it is, and you can go on from where you stopped.",
            "If you would rather not, you need do nothing: they are removed on the day that we wrote to you.",
        ]

    def act(self, form: NothingToAskForm) -> None:
        keep_applicant(applicant_id=self.applicant.pk, at=self.at)
