"""The frame of the partners' workspace: who is signed in, for which organisation, and where they can go."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView
from django.views.generic.base import ContextMixin

from applicants.actors import Actor
from applicants.enums import Role
from workforce_portal.organisations.enums import OrganisationKind
from workforce_portal.organisations.models import Membership
from workforce_portal.organisations.selectors import organisations_of
from workforce_portal.places.clock import local
from workforce_portal.security.headers import PrivatePageMixin

RUNS_PROGRAMMES = (OrganisationKind.DELIVERY_PARTNER,)
SENDS_PEOPLE = (OrganisationKind.JOBCENTRE, OrganisationKind.COMMUNITY, OrganisationKind.COUNCIL)
GIVES_WORK = (OrganisationKind.EMPLOYER,)
WELCOME = (*RUNS_PROGRAMMES, *SENDS_PEOPLE, *GIVES_WORK)


class Tab(NamedTuple):
    name: str
    label: str
    kinds: tuple[OrganisationKind, ...]


TABS = (
    Tab("home", "To do", RUNS_PROGRAMMES),
    Tab("home", "Your people", SENDS_PEOPLE),
    Tab("home", "Introductions", GIVES_WORK),
    Tab("referral_list", "People", RUNS_PROGRAMMES),
    Tab("cohort_list", "Starts", RUNS_PROGRAMMES),
    Tab("programme_list", "Programmes", RUNS_PROGRAMMES),
    Tab("member_list", "Colleagues", WELCOME),
)


class WorkspaceMixin(PrivatePageMixin, ContextMixin):
    """Lets in whoever acts for the organisation of the address; for everybody else there is nothing there."""

    kinds: ClassVar[tuple[OrganisationKind, ...]] = WELCOME
    tab: ClassVar[str] = "home"
    for_leads: ClassVar[bool] = False
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        self.at = timezone.now()
        self.today = local(self.at).date()
        rows = Membership.objects.active().filter(user=request.user, organisation__kind__in=self.kinds)
        membership = rows.select_related("organisation", "user").filter(organisation__uuid=kwargs["organisation"])
        self.membership = get_object_or_404(membership)
        if self.for_leads and not self.membership.is_lead:
            raise Http404
        self.organisation, self.user = self.membership.organisation, self.membership.user
        self.load(**kwargs)
        # Without what the address names: it would stand in the page's context in place of what was loaded.
        return super().dispatch(request)

    def load(self, **kwargs: Any) -> None:
        """What else the address names, each within the organisation."""

    @property
    def actor(self) -> Actor:
        role = Role.PARTNER if self.organisation.kind in RUNS_PROGRAMMES else Role.ADVISER
        return Actor(role, self.user, self.organisation)

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"partners:{name}", args=[self.organisation.uuid, *args])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabs = [(row, self.url(row.name)) for row in TABS if self.organisation.kind in row.kinds]
        return super().get_context_data(
            **{
                "organisation": self.organisation,
                "is_lead": self.membership.is_lead,
                "tabs": [(row.label, url, row.name == self.tab) for row, url in tabs],
                "has_others": organisations_of(self.user, *WELCOME).count() > 1,
                "home_url": self.url("home"),
                **kwargs,
            }
        )


class ChooseView(PrivatePageMixin, TemplateView):
    """Straight on for somebody who acts for one organisation; the others choose."""

    template_name = "partners/choose.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = list(organisations_of(request.user, *WELCOME))
        if len(rows) == 1:
            return redirect("partners:home", rows[0].uuid)
        return self.render_to_response(self.get_context_data(organisations=rows))
