from applicants.admin import today
from applicants.admin.applicants import ApplicantAdmin
from applicants.admin.duplicates import DuplicateCaseAdmin
from applicants.admin.introductions import IntroductionAdmin, PledgeAdmin
from applicants.admin.logs import (
    AccessLogAdmin,
    ConsentRecordAdmin,
    FollowUpAdmin,
    JobOutcomeAdmin,
    MergeAdmin,
    ReferralEventAdmin,
)
from applicants.admin.programmes import CohortAdmin, ProgrammeAdmin
from applicants.admin.referrals import ReferralAdmin
from applicants.admin.reports import ReportAdmin
from applicants.admin.wordings import ConsentWordingAdmin, ReasonAdmin

__all__ = [
    "AccessLogAdmin",
    "ApplicantAdmin",
    "CohortAdmin",
    "ConsentRecordAdmin",
    "ConsentWordingAdmin",
    "DuplicateCaseAdmin",
    "FollowUpAdmin",
    "IntroductionAdmin",
    "JobOutcomeAdmin",
    "MergeAdmin",
    "PledgeAdmin",
    "ProgrammeAdmin",
    "ReasonAdmin",
    "ReferralAdmin",
    "ReferralEventAdmin",
    "ReportAdmin",
    "today",
]
