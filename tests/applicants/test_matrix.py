"""Every address of applicants and of partners, and what each kind of visitor gets. An address without a row fails.

The columns: nobody signed in; the person, by their own link; a lead of the organisation; a lead of another of its
kind; somebody of the applicants team; staff without a group. Whoever has no link tries a wrong one.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from applicants import partner_urls, urls
from applicants.links import ANSWER_LINK, DRAFT_LINK, FOLLOW_UP_LINK, ME_LINK, ONLY_VERSION, RETURN_LINK
from applicants.models import Applicant, EndReview, FollowUp, RegistrationDraft, ReturnLink
from tests.factories.applicants import (
    NOW,
    TODAY,
    ApplicantFactory,
    CohortFactory,
    CohortSessionFactory,
    JobOutcomeFactory,
    MembershipFactory,
    PartnerFactory,
    ProgrammeFactory,
    ReferralFactory,
    SeatFactory,
)
from tests.factories.applicants_introductions import IntroductionFactory, PledgeFactory
from tests.factories.applicants_partners import lead_of
from tests.factories.applicants_staff import team_member
from tests.factories.users import UserFactory
from workforce_portal.organisations.services.members import invite_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

ROLES = ("nobody", "person", "partner", "other partner", "team", "other staff")
PUBLIC = (200,) * 6
LINK = (404, 200, 404, 404, 404, 404)
WORKSPACE = (302, 302, 200, 404, 404, 404)
MATRIX = {
    "applicants:index": PUBLIC,
    "applicants:suits": PUBLIC,
    "applicants:suits_question": PUBLIC,
    "applicants:programme_list": PUBLIC,
    "applicants:programme": PUBLIC,
    "applicants:register": PUBLIC,
    "applicants:register_kept": PUBLIC,
    "applicants:register_done": PUBLIC,
    "applicants:worried": PUBLIC,
    "applicants:find": PUBLIC,
    "applicants:forgotten": PUBLIC,
    # Without answers it leads to the first question.
    "applicants:suits_result": (302,) * 6,
    "applicants:register_saved": LINK,
    "applicants:return": LINK,
    "applicants:me": LINK,
    "applicants:me_looks": LINK,
    "applicants:me_card": LINK,
    "applicants:me_move": LINK,
    "applicants:me_join": LINK,
    "applicants:me_offer": LINK,
    "applicants:me_withdraw": LINK,
    "applicants:me_unshare": LINK,
    "applicants:me_confirm": LINK,
    "applicants:me_job": LINK,
    "applicants:me_stop": LINK,
    "applicants:me_look_again": LINK,
    "applicants:me_contact": LINK,
    "applicants:me_details": LINK,
    "applicants:me_adjustments": LINK,
    "applicants:me_copy": LINK,
    "applicants:me_copy_file": LINK,
    "applicants:me_keep": LINK,
    "applicants:me_review": LINK,
    "applicants:me_interviews": LINK,
    "applicants:me_interview_choose": LINK,
    "applicants:me_interview_stop": LINK,
    "applicants:me_forget": LINK,
    "applicants:follow_up": LINK,
    # The link of the mail to the organisation: whoever has it.
    "partners:answer": LINK,
    "partners:index": (302, 302, 200, 200, 200, 200),
    "partners:home": WORKSPACE,
    "partners:register": WORKSPACE,
    "partners:registered": WORKSPACE,
    "partners:referral_list": WORKSPACE,
    "partners:referral": WORKSPACE,
    "partners:referral_history": WORKSPACE,
    "partners:referral_move": WORKSPACE,
    "partners:cohort_list": WORKSPACE,
    "partners:cohort": WORKSPACE,
    "partners:cohort_places": WORKSPACE,
    "partners:cohort_cancel": WORKSPACE,
    "partners:cohort_sheet": WORKSPACE,
    "partners:programme_list": WORKSPACE,
    "partners:programme_edit": WORKSPACE,
    "partners:introduction": WORKSPACE,
    "partners:pledge_add": WORKSPACE,
    "partners:pledge_edit": WORKSPACE,
    "partners:member_list": WORKSPACE,
    "partners:member_invite": WORKSPACE,
    "partners:notices": WORKSPACE,
    "partners:member_end": WORKSPACE,
    "partners:invitation_withdraw": (302, 302, 405, 404, 404, 404),
}


class Things:
    """One of everything, of one person and of one organisation of each kind."""

    def __init__(self) -> None:
        self.partner, self.jobcentre = PartnerFactory(), PartnerFactory(jobcentre=True)
        self.employer = PartnerFactory(employer=True)
        self.applicant = ApplicantFactory(by_adviser=True, registered_by_organisation=self.jobcentre)
        self.programme = ProgrammeFactory(organisation=self.partner)
        self.cohort = CohortFactory(programme=self.programme)
        self.session = CohortSessionFactory(cohort=self.cohort)
        self.sent = ReferralFactory(applicant=self.applicant, programme=self.programme, cohort=self.cohort)
        self.offered = self._offered()
        self.completed = self._completed()
        self.pledge = PledgeFactory(employer=self.employer)
        self.introduction = IntroductionFactory(
            pledge__employer=self.employer, applicant=self.applicant, referral=self.completed
        )
        self.member = MembershipFactory(organisation=self.partner)
        self.invitation = invite_member(
            organisation=self.partner,
            email="new@x.example",
            full_name="New",
            role="member",
            by=self.member.user,
            at=NOW,
        )

    def _offered(self):
        cohort = CohortFactory()
        referral = ReferralFactory(applicant=self.applicant, programme=cohort.programme, cohort=cohort, state="offered")
        SeatFactory(cohort=cohort, referral=referral, status="offered", offer_until=NOW + timedelta(days=2))
        return referral

    def _completed(self):
        referral = ReferralFactory(applicant=self.applicant, state="completed")
        EndReview.objects.create(referral=referral, result="completed")
        return referral

    def value(self, route: str, name: str, role: str) -> object:
        if name == "token":
            return self.token(route) if role == "person" else "x"
        if name == "referral":
            special = {"me_offer": self.offered, "me_review": self.completed}
            return special.get(route, self.sent).uuid
        if route == "me_join":
            return ProgrammeFactory().slug
        values = {
            "slug": self.programme.slug,
            "number": 1,
            "move": "decline",
            "cohort": self.cohort.uuid,
            "session": self.session.pk,
            "member": self.member.pk,
            "invitation": self.invitation.uuid,
            "pledge": self.pledge.uuid,
            "introduction": self.introduction.uuid,
            "applicant": self.applicant.uuid,
        }
        return self.owner(route).uuid if name == "organisation" else values[name]

    def owner(self, route: str):
        if route in ("register", "registered"):
            return self.jobcentre
        return self.employer if route in ("introduction", "pledge_add", "pledge_edit") else self.partner

    def token(self, route: str) -> str:
        later = NOW + timedelta(days=1)
        if route == "register_saved":
            return DRAFT_LINK.make(RegistrationDraft.objects.create(expires_at=later).uuid, ONLY_VERSION)
        if route == "return":
            link = ReturnLink.objects.create(applicant=self.applicant, expires_at=later)
            return RETURN_LINK.make(link.uuid, ONLY_VERSION)
        if route == "follow_up":
            job = JobOutcomeFactory(applicant=self.applicant)
            row = FollowUp.objects.create(job=job, weeks=4, asked_of="person", due_on=TODAY, asked_at=NOW)
            return FOLLOW_UP_LINK.make(row.uuid, row.link_version)
        if route == "answer":
            return ANSWER_LINK.make(self.sent.uuid, self.sent.link_version)
        applicant = Applicant.objects.get(pk=self.applicant.pk)
        return ME_LINK.make(applicant.uuid, applicant.link_version)

    def visitor(self, role: str) -> Client:
        client = Client()
        if role == "partner":
            user = lead_of(self.partner).user
            for organisation in (self.jobcentre, self.employer):
                MembershipFactory(organisation=organisation, user=user, role="lead")
            client.force_login(user)
        elif role == "other partner":
            user = lead_of().user
            for kind in ("jobcentre", "employer"):
                MembershipFactory(organisation=PartnerFactory(**{kind: True}), user=user, role="lead")
            client.force_login(user)
        elif role in ("team", "other staff"):
            client.force_login(team_member() if role == "team" else UserFactory(staff=True))
        return client


def routes():
    """Every named address: its namespace, its name, and what it is made of."""
    for namespace, patterns in (
        ("applicants", urls.urlpatterns),
        ("partners", [one for one in partner_urls.urlpatterns if hasattr(one, "name")]),
        ("partners", partner_urls.of_organisation),
    ):
        for pattern in patterns:
            names = re.findall(r"<\w+:(\w+)>", str(pattern.pattern))
            before = ["organisation"] if patterns is partner_urls.of_organisation else []
            yield f"{namespace}:{pattern.name}", [*before, *names]


def address(things: Things, route: str, names: list[str], role: str) -> str:
    plain = route.partition(":")[2]
    return reverse(route, kwargs={name: things.value(plain, name, role) for name in names})


def test_every_address_has_a_row():
    assert {route for route, _ in routes()} == set(MATRIX)


def test_every_visitor_gets_what_is_theirs():
    things = Things()
    visitors = {role: things.visitor(role) for role in ROLES}

    found = {
        route: tuple(visitors[role].get(address(things, route, names, role)).status_code for role in ROLES)
        for route, names in routes()
    }

    assert found == MATRIX


@pytest.mark.parametrize("route", ["me_offer", "me_withdraw", "me_review", "me_interview_stop"])
def test_things_of_another_person_do_not_exist_under_ones_own_link(client, route):
    things, stranger = Things(), ApplicantFactory()
    names = dict(routes())[f"applicants:{route}"]
    values = {name: things.value(route, name, "person") for name in names}
    own = {**values, "token": ME_LINK.make(stranger.uuid, stranger.link_version)}

    answer = client.get(reverse(f"applicants:{route}", kwargs=own))

    assert answer.status_code == 404
