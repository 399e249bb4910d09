"""What is put on the Today page of staff about people who want to work in care."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse_lazy
from django.utils import timezone

from applicants.models import Applicant, ConsentRecord, DuplicateCase, FollowUp, Introduction, Referral
from applicants.worklists import LISTS
from workforce_portal.places.clock import say_date
from workforce_portal.staff import panels
from workforce_portal.staff.worklists import Waiting, Worklist, register


def _oldest(words: str, nothing: str) -> Callable[[Waiting], str]:
    return lambda found: f"{words} {say_date(found.oldest, year=False)}" if found.oldest else nothing


def _register(
    key: str, model: Any, *, label: str, why: str, dated_by: str, detail: Any, position: int, is_late: bool = False
) -> None:
    register(
        Worklist(
            key=key,
            label=label,
            why=why,
            permission=f"applicants.view_{model._meta.model_name}",
            position=position,
            model=model,
            rows=lambda user: LISTS[key](at=timezone.now()),
            dated_by=dated_by,
            detail=detail,
            is_late=is_late,
        )
    )


_register(
    "unanswered",
    Referral,
    label="Programmes that do not answer",
    why="The programme was reminded on the third working day, and five have passed. Ring it. On the tenth the person "
    "is offered other programmes.",
    dated_by="clock_from",
    detail=_oldest("longest since", "every programme answers in time"),
    position=110,
    is_late=True,
)
_register(
    "unassigned",
    Referral,
    label="Nobody looks after them",
    why="Sent two working days ago or longer, and the organisation has named nobody. Give them to an adviser of it.",
    dated_by="sent_at",
    detail=_oldest("longest since", "each has an adviser"),
    position=120,
)
_register(
    "stuck",
    Referral,
    label="Stuck",
    why="Nothing has moved for fourteen days, though something should have. Open it to see who owes what; leave it "
    "until a day if there is a reason.",
    dated_by="sent_at",
    detail=_oldest("longest since", "everything moves"),
    position=130,
)
_register(
    "without-a-next-thing",
    Applicant,
    label="People without a next thing",
    why="They want to work in care, and are open with no programme. Ring them, and send them to one that suits.",
    dated_by="created_at",
    detail=_oldest("longest since", "everybody has something ahead"),
    position=140,
)
_register(
    "duplicates",
    DuplicateCase,
    label="May be registered twice",
    why="Born on the same day, with a similar name or the same phone or e-mail. Say whether they are one person.",
    dated_by="found_at",
    detail=_oldest("oldest found on", "nobody seems to be there twice"),
    position=150,
)
_register(
    "consents-withdrawn",
    ConsentRecord,
    label="Sharing taken back",
    why="In the last fourteen days. Ask the organisation whether something went wrong, and to remove what it holds.",
    dated_by="at",
    detail=_oldest("first on", "nobody in the last 14 days"),
    position=160,
)
_register(
    "follow-ups-unanswered",
    FollowUp,
    label="Still in the job?",
    why="Asked a week ago or longer, and neither the person nor the employer answered. No answer does not mean that "
    "they left: ring the person.",
    dated_by="asked_at",
    detail=_oldest("oldest asked on", "everybody has answered"),
    position=170,
)
_register(
    "unconfirmed",
    Applicant,
    label="Registered by others, not confirmed",
    why="An adviser or our staff registered them three days ago or longer, and they have not seen it for themselves.",
    dated_by="created_at",
    detail=_oldest("longest since", "everybody has seen what was written"),
    position=180,
)

panels.register_tool(
    panels.Tool(
        key="register-somebody",
        label="Register somebody",
        url=reverse_lazy("admin:applicants_applicant_add"),
        permission="applicants.add_applicant",
        position=30,
    )
)
_register(
    "introductions",
    Introduction,
    label="Employers who do not answer",
    why="Somebody who completed a programme chose an employer that promised an interview, and has heard nothing for "
    "ten working days. Ring the employer.",
    dated_by="chosen_at",
    detail=_oldest("longest since", "every employer answers"),
    position=165,
)
