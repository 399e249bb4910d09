"""Addresses that go into messages. Whoever holds a person's link may see and do what that person may."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from applicants.models import Applicant, FollowUp, Referral, RegistrationDraft, ReturnLink
from workforce_portal.security.links import BadLink, SignedLink

ME_LINK = SignedLink(salt="applicants.me")
ANSWER_LINK = SignedLink(salt="applicants.answer")
FOLLOW_UP_LINK = SignedLink(salt="applicants.follow_up")
DRAFT_LINK = SignedLink(salt="applicants.draft")
RETURN_LINK = SignedLink(salt="applicants.return")
# Such a link never gets a second version: its row ends instead.
ONLY_VERSION = 1


def me_path(applicant: Applicant, part: str = "") -> str:
    """`part` is what follows the person's own page, such as `job/`."""
    return reverse("applicants:me", args=[ME_LINK.make(applicant.uuid, applicant.link_version)]) + part


def me_url(applicant: Applicant, part: str = "") -> str:
    return f"{settings.SITE_URL}{me_path(applicant, part)}"


def answer_path(referral: Referral) -> str:
    return reverse("partners:answer", args=[ANSWER_LINK.make(referral.uuid, referral.link_version)])


def answer_url(referral: Referral) -> str:
    return f"{settings.SITE_URL}{answer_path(referral)}"


def follow_up_path(follow_up: FollowUp) -> str:
    return reverse("applicants:follow_up", args=[FOLLOW_UP_LINK.make(follow_up.uuid, follow_up.link_version)])


def follow_up_url(follow_up: FollowUp) -> str:
    return f"{settings.SITE_URL}{follow_up_path(follow_up)}"


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


def draft_url(draft: RegistrationDraft) -> str:
    token = DRAFT_LINK.make(draft.uuid, ONLY_VERSION)
    return settings.SITE_URL + reverse("applicants:register_saved", args=[token])


def return_url(link: ReturnLink) -> str:
    return settings.SITE_URL + reverse("applicants:return", args=[RETURN_LINK.make(link.uuid, ONLY_VERSION)])


def find_draft(token: str, *, at: datetime) -> RegistrationDraft:
    """What was kept under this link. Raises BadLink once it has been sent or has run out."""
    uuid, _ = DRAFT_LINK.read(token)
    draft = RegistrationDraft.objects.filter(uuid=uuid, expires_at__gt=at).first()
    if draft is None:
        raise BadLink
    return draft


def find_return_link(token: str, *, at: datetime) -> ReturnLink:
    """The way back that this link is. Raises BadLink once it was used, replaced or has run out."""
    uuid, _ = RETURN_LINK.read(token)
    open_links = ReturnLink.objects.filter(uuid=uuid, ended_at=None, expires_at__gt=at, applicant__redacted_at=None)
    link = open_links.select_related("applicant").first()
    if link is None:
        raise BadLink
    return link
