"""Who of an organisation is written about a referral."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from applicants.models import MemberNotices, Referral
from workforce_portal.organisations.models import Membership, Organisation
from workforce_portal.users.models import User


class Reader(NamedTuple):
    email: str
    name: str


def notices_of(user: User, organisation: Organisation) -> MemberNotices:
    """As they chose; what holds without a choice is not saved."""
    chosen = MemberNotices.objects.filter(user=user, organisation=organisation).first()
    return chosen or MemberNotices(user=user, organisation=organisation)


def reader_of(referral: Referral) -> Reader:
    """The colleague who looks after it, unless they want no mail about that; else the organisation's own address."""
    assignment = referral.assignments.filter(ended_at=None).select_related("adviser").first()
    if assignment and notices_of(assignment.adviser, referral.organisation).about_mine:
        return Reader(assignment.adviser.email, assignment.adviser.full_name)
    return Reader(referral.organisation.email, referral.organisation.name)


def readers_of_new(organisation: Organisation) -> list[Reader]:
    """Members who asked to hear about everybody new, beside the organisation's own address."""
    wishing = MemberNotices.objects.filter(organisation=organisation, about_new=True)
    members = Membership.objects.active().filter(organisation=organisation, user__in=wishing.values("user"))
    rows = members.select_related("user").order_by("user_id")
    return [Reader(row.user.email, row.user.full_name) for row in rows if row.user.email != organisation.email]


def wanting_a_summary() -> QuerySet[MemberNotices]:
    """Of those who still act for the organisation."""
    acting = Membership.objects.active().filter(user=OuterRef("user"), organisation=OuterRef("organisation"))
    rows = MemberNotices.objects.filter(Exists(acting), each_morning=True)
    return rows.select_related("user", "organisation")
