from applicants.forms.programmes import NearForm
from applicants.forms.registering import (
    AdjustmentsForm,
    AgreeForm,
    ContactForm,
    NeedsForm,
    PlaceForm,
    SaveForm,
    ToKnowForm,
    WhoForm,
)
from applicants.forms.returning import FindForm
from applicants.forms.suits import QUESTIONS, SuitsForm

__all__ = [
    "QUESTIONS",
    "AdjustmentsForm",
    "AgreeForm",
    "ContactForm",
    "FindForm",
    "NearForm",
    "NeedsForm",
    "PlaceForm",
    "SaveForm",
    "SuitsForm",
    "ToKnowForm",
    "WhoForm",
]
