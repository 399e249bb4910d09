from applicants.models.afterwards import EndReview, FollowUp, JobOutcome
from applicants.models.applicants import Applicant, ApplicantQuerySet, IdentityChange
from applicants.models.consents import AccessLog, ConsentRecord, ConsentWording
from applicants.models.duplicates import DuplicateCase, Merge
from applicants.models.introductions import Introduction, Pledge
from applicants.models.keeping import MonthlyFact, RegistrationCount, Report
from applicants.models.looking_after import Snooze, StaffMessage
from applicants.models.notices import MemberNotices
from applicants.models.programmes import Cohort, CohortQuerySet, CohortSession, Programme, ProgrammeQuerySet
from applicants.models.referrals import (
    Assignment,
    Reason,
    Referral,
    ReferralEvent,
    ReferralQuerySet,
    StateSetByHand,
)
from applicants.models.returning import RegistrationDraft, ReturnLink
from applicants.models.seats import Attendance, Seat

__all__ = [
    "AccessLog",
    "Applicant",
    "ApplicantQuerySet",
    "Assignment",
    "Attendance",
    "Cohort",
    "CohortQuerySet",
    "CohortSession",
    "ConsentRecord",
    "ConsentWording",
    "DuplicateCase",
    "EndReview",
    "FollowUp",
    "IdentityChange",
    "Introduction",
    "JobOutcome",
    "MemberNotices",
    "Merge",
    "MonthlyFact",
    "Pledge",
    "Programme",
    "ProgrammeQuerySet",
    "Reason",
    "Referral",
    "ReferralEvent",
    "ReferralQuerySet",
    "RegistrationCount",
    "RegistrationDraft",
    "Report",
    "ReturnLink",
    "Seat",
    "Snooze",
    "StaffMessage",
    "StateSetByHand",
]
