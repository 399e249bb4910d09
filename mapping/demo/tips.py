"""What people told us: one entry that three found wrong, and two suggestions."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from mapping.enums import ReportReason, Theme, TipStatus
from mapping.models import Activity
from mapping.services.tips import answer_tip, report_mistake, suggest_activity
from workforce_portal.places.models import Council
from workforce_portal.users.models import User

WRONG = (
    ("Joan Pilkington", ReportReason.CONTACT, "The number rings and rings."),
    ("Faisal Anwar", ReportReason.CONTACT, "Nobody answers since the summer."),
    ("Carol Deakin", ReportReason.PLACE, "The notice on the door says Thursdays."),
)


def load_tips(staff: User) -> None:
    now = timezone.now()
    wrong = Activity.objects.published().filter(theme=Theme.RECRUIT, title__startswith="Care jobs desk").first()
    if wrong:
        for number, (name, reason, details) in enumerate(WRONG):
            email = f"{name.split()[0].lower()}@people.example"
            at = now - timedelta(days=1 + number)
            report_mistake(
                activity_id=wrong.pk, reason=reason, details=details, name=name, email=email, sender=email, at=at
            )
    suggest_activity(
        title="Care walk and talk",
        organisation_name="Friends of Hollingworth Lake",
        council=Council.objects.get(name="Rochdale"),
        theme=Theme.SUPPORT,
        details="People who work in care walk round the lake on their day off and talk.",
        contact="The visitor centre knows the next day.",
        name="Rukhsana Mir",
        email="rukhsana@people.example",
        wants_credit=True,
        at=now - timedelta(hours=5),
    )
    declined = suggest_activity(
        title="Jobs page of the evening paper",
        organisation_name="The evening paper",
        council=Council.objects.get(name="Bolton"),
        theme=Theme.RECRUIT,
        details="It has care jobs on Thursdays.",
        contact="",
        name="",
        email="",
        wants_credit=False,
        at=now - timedelta(days=4),
    )
    answer = "Thank you. We list help to find a job, and not adverts: those change every day."
    answer_tip(declined, status=TipStatus.NOT_CHANGED, answer=answer, by=staff, at=now - timedelta(days=3))
