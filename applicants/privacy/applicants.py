"""People, what they agreed to, and who looked at them."""

from applicants.models import AccessLog, Applicant, ConsentRecord, ConsentWording, DuplicateCase, IdentityChange
from workforce_portal.privacy.registry import OnForget, Personal, declare

KEEP = "24 months after we last heard from the person, unless they ask us to stop earlier"
KEEP_STAFF = "as long as the colleague's account"
TO_REACH = "so that programmes and we can reach the person as they wish"
TO_MATCH = "so that only programmes are suggested that the person can join"
WHO_DID = "so that the person can see who did it"


def of_colleague(why: str = WHO_DID) -> Personal:
    """Somebody who acts for us or for an organisation; their account is blanked, not the history."""
    return Personal(
        why=why, keep=KEEP_STAFF, on_forget=OnForget.KEEP, kept_because="the account that it names is blanked instead"
    )


declare(
    Applicant,
    personal={
        "name": Personal(why="to know who it is", keep=KEEP, on_forget=OnForget.ANONYMISE),
        "called": Personal(why="to greet the person as they wish", keep=KEEP),
        "date_of_birth": Personal(why="programmes have age limits", keep=KEEP),
        "email": Personal(why=TO_REACH, keep=KEEP),
        "email_norm": Personal(why="to notice that somebody registers twice", keep=KEEP),
        "phone": Personal(why=TO_REACH, keep=KEEP),
        "address": Personal(why="to send letters to those who want letters", keep=KEEP),
        "contact_ways": Personal(why=TO_REACH, keep=KEEP, on_forget=OnForget.KEEP, kept_because="it names nobody"),
        "contact_from": Personal(why="quiet hours", keep=KEEP),
        "contact_until": Personal(why="quiet hours", keep=KEEP),
        "postcode": Personal(why="to find programmes nearby", keep=KEEP),
        "council": Personal(why="some programmes are for some areas", keep=KEEP),
        "easting": Personal(why="to tell distances", keep=KEEP),
        "northing": Personal(why="to tell distances", keep=KEEP),
        "claims_benefit": Personal(why=TO_MATCH, keep=KEEP),
        "may_work_in_uk": Personal(why=TO_MATCH, keep=KEEP),
        "drives": Personal(why=TO_MATCH, keep=KEEP),
        "hours_free": Personal(why=TO_MATCH, keep=KEEP),
        "free_at": Personal(why=TO_MATCH, keep=KEEP, on_forget=OnForget.KEEP, kept_because="it names nobody"),
        "free_from": Personal(why=TO_MATCH, keep=KEEP),
        "to_know": Personal(why="so that a programme can make it possible to come", keep=KEEP),
        "adjustments": Personal(
            why="so that a programme can prepare; it may say something about health, and has a consent of its own",
            keep="until the person takes that consent back, and no longer than the rest",
        ),
        "registered_by": Personal(why="so that the person can see which adviser registered them", keep=KEEP),
        "registered_by_organisation": Personal(why="so that the person can see who registered them", keep=KEEP),
    },
    not_personal=[
        "id",
        "uuid",
        "reference",
        "route",
        "campaign_code",
        "idempotency_key",
        "link_version",
        "created_at",
        "confirmed_at",
        "last_activity_at",
        "work_found",
        "got_job_at",
        "stopped_at",
        "asked_to_keep_at",
        "merged_into",
        "redacted_at",
    ],
)
declare(
    IdentityChange,
    personal={
        "old": Personal(why="so that a wrong correction can be put right", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "new": Personal(why="so that a wrong correction can be put right", keep=KEEP, on_forget=OnForget.DELETE_ROW),
        "by": of_colleague(),
    },
    not_personal=["id", "applicant", "field", "role", "organisation", "at"],
)
declare(
    DuplicateCase,
    personal={"settled_by": of_colleague("so that colleagues see who decided")},
    not_personal=["id", "first", "second", "reason", "status", "found_at", "settled_at"],
)
declare(ConsentWording, not_personal=["id", "purpose", "version", "question", "explanation", "from_date"])
declare(
    ConsentRecord,
    personal={"by": of_colleague("so that it can be shown who recorded what the person agreed to")},
    not_personal=["id", "applicant", "purpose", "organisation", "wording", "channel", "is_given", "role", "at"],
)
declare(
    AccessLog,
    personal={"by": of_colleague("so that the person can see who looked at their details")},
    not_personal=["id", "applicant", "organisation", "what", "at"],
)
