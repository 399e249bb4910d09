"""Addresses that go into messages. Whoever holds a person's link may see and do what that person may."""

from django.conf import settings

from applicants.models import Applicant, FollowUp, Referral
from workforce_portal.security.links import BadLink, SignedLink

ME_LINK = SignedLink(salt="applicants.me")
ANSWER_LINK = SignedLink(salt="applicants.answer")
FOLLOW_UP_LINK = SignedLink(salt="applicants.follow_up")


def me_path(applicant: Applicant, part: str = "") -> str:
    return f"/applicants/me/{ME_LINK.make(applicant.uuid, applicant.link_version)}/{part}"


def me_url(applicant: Applicant, part: str = "") -> str:
    return f"{settings.SITE_URL}{me_path(applicant, part)}"


def answer_url(referral: Referral) -> str:
    return f"{settings.SITE_URL}/partners/answer/{ANSWER_LINK.make(referral.uuid, referral.link_version)}/"


def follow_up_url(follow_up: FollowUp) -> str:
    token = FOLLOW_UP_LINK.make(follow_up.uuid, follow_up.link_version)
    return f"{settings.SITE_URL}/applicants/follow-up/{token}/"


def find_applicant(token: str) -> Applicant:
    """The person whose link it is. Raises BadLink for one that is wrong, old or of somebody forgotten."""
    uuid, version = ME_LINK.read(token)
    people = Applicant.objects.known().select_related("council", "registered_by_organisation", "registered_by")
    applicant = people.filter(uuid=uuid, link_version=version).first()
    if applicant is None:
        raise BadLink
    return applicant


def find_referral(token: str) -> Referral:
    """The referral that an organisation may answer by this link. Raises BadLink."""
    uuid, version = ANSWER_LINK.read(token)
    rows = Referral.objects.select_related("applicant__council", "programme", "organisation", "cohort")
    referral = rows.filter(uuid=uuid, link_version=version).first()
    if referral is None:
        raise BadLink
    return referral


def find_follow_up(token: str) -> FollowUp:
    """The question that can be answered by this link. Raises BadLink."""
    uuid, version = FOLLOW_UP_LINK.read(token)
    follow_up = FollowUp.objects.select_related("job__applicant").filter(uuid=uuid, link_version=version).first()
    if follow_up is None or follow_up.job.applicant.redacted_at:
        raise BadLink
    return follow_up
