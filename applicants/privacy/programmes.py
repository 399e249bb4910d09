from applicants.models import Attendance, Cohort, CohortSession, Programme, Seat
from applicants.privacy.applicants import of_colleague
from workforce_portal.privacy.registry import declare

declare(
    Programme,
    not_personal=[
        "id",
        "uuid",
        "organisation",
        "name",
        "slug",
        "kind",
        "summary",
        "what_you_do",
        "leads_to",
        "length",
        "costs",
        "age_from",
        "age_to",
        "benefit_rule",
        "hours_a_week",
        "needs_right_to_work",
        "needs_driving",
        "is_open",
        "created_at",
    ],
)
declare(
    Cohort,
    not_personal=[
        "id",
        "uuid",
        "programme",
        "places",
        "starts_on",
        "ends_on",
        "closes_on",
        "times",
        "venue_name",
        "address",
        "postcode",
        "getting_there",
        "council",
        "easting",
        "northing",
        "cancelled_at",
        "cancel_reason",
        "created_at",
    ],
)
declare(CohortSession, not_personal=["id", "cohort", "on_date", "starts", "ends", "title"])
declare(Seat, not_personal=["id", "cohort", "referral", "place_no", "status", "since", "offer_until", "ended_at"])
declare(
    Attendance,
    personal={"by": of_colleague("so that a wrong mark can be asked about")},
    not_personal=["id", "session", "referral", "mark", "at"],
)
