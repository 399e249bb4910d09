"""Who acts for the organisation; leads invite and part with colleagues."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import FormView, TemplateView, View

from applicants.forms.workspace import InviteForm
from applicants.services.workspace import part_with_colleague
from applicants.views.partners.workspace import WorkspaceMixin
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.organisations.models import Invitation, Membership
from workforce_portal.organisations.selectors import members_of
from workforce_portal.organisations.selectors.members import invitations_waiting
from workforce_portal.organisations.services.members import (
    InvitationRefused,
    LastLead,
    invite_member,
    withdraw_invitation,
)


class MemberListView(WorkspaceMixin, TemplateView):
    tab = "member_list"
    template_name = "partners/member_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            members=members_of(self.organisation),
            invitations=invitations_waiting(self.organisation, at=self.at),
            own_id=self.membership.pk,
            **kwargs,
        )


class MemberInviteView(WorkspaceMixin, FormPageMixin, FormView):
    tab = "member_list"
    for_leads = True
    form_class = InviteForm
    template_name = "partners/form.html"

    def get_page(self) -> dict[str, Any]:
        return {
            "title": "Invite a colleague",
            "lead": "We send them a link that works once, for fourteen days.",
            "back_url": self.url("member_list"),
            "button_text": "Send the invitation",
            "button_class": "still",
        }

    def form_valid(self, form: InviteForm) -> HttpResponse:
        data = form.cleaned_data
        try:
            invite_member(
                organisation=self.organisation,
                email=data["email"],
                full_name=data["full_name"],
                role=data["role"],
                by=self.user,
                at=self.at,
            )
        except InvitationRefused as refusal:
            form.add_error("email", str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, f"The invitation to {data['full_name']} is on its way.")
        return redirect(self.url("member_list"))


class MemberEndView(WorkspaceMixin, TemplateView):
    tab = "member_list"
    for_leads = True
    template_name = "partners/member_end.html"

    def load(self, **kwargs: Any) -> None:
        self.member: Membership = get_object_or_404(members_of(self.organisation), pk=kwargs["member"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(member=self.member, back_url=self.url("member_list"), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            part_with_colleague(membership_id=self.member.pk, by=self.actor, at=self.at)
        except LastLead as refusal:
            return self.render_to_response(self.get_context_data(refusal=str(refusal)), status=409)
        messages.success(request, f"{self.member.user.full_name} acts for {self.organisation} no more.")
        return redirect("partners:index" if self.member.pk == self.membership.pk else self.url("member_list"))


class InvitationWithdrawView(WorkspaceMixin, View):
    for_leads = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = Invitation.objects.filter(organisation=self.organisation)
        invitation = get_object_or_404(rows, uuid=self.kwargs["invitation"])
        try:
            withdraw_invitation(invitation_id=invitation.pk, at=self.at)
            messages.success(request, f"The invitation to {invitation.full_name} is withdrawn.")
        except InvitationRefused as refusal:
            messages.warning(request, str(refusal))
        return redirect(self.url("member_list"))
