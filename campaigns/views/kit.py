"""The campaign kit: what a partner needs to spread a campaign, and a tracked link of their own."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views import View
from django.views.generic import FormView, TemplateView

from campaigns.attribution import campaign_code
from campaigns.forms.partner_links import PartnerLinkForm
from campaigns.kit import PICTURES, draw_picture, draw_poster, words_of
from campaigns.models import Campaign, PartnerLink
from campaigns.selectors.campaigns import public_campaigns
from campaigns.selectors.partner_links import figures_of, partner_link_path, partner_link_url
from campaigns.selectors.short_links import find_partner_link, scans_by_week, weeks_until
from campaigns.services.partner_links import forget_address, make_partner_link, send_figures
from workforce_portal.counting.sources import PARAMETER
from workforce_portal.counting.views import CountedPageMixin
from workforce_portal.places.clock import local
from workforce_portal.printing.files import print_file, sign_png_response, sign_svg_response
from workforce_portal.printing.qr import qr_svg
from workforce_portal.security import rates
from workforce_portal.security.headers import PrivatePageMixin
from workforce_portal.security.links import BadLink

POSTER = "poster.pdf"
PDF, PNG = "application/pdf", "image/png"
WEEKS = 8


class CampaignKitView(CountedPageMixin, FormView):
    form_class = PartnerLinkForm
    template_name = "campaigns/kit.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.campaign = get_object_or_404(public_campaigns(timezone.now()), slug=kwargs["slug"])
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {
            **context,
            "campaign": self.campaign,
            "pictures": PICTURES.values(),
            "words": words_of(self.campaign, address=_address(self.campaign)),
            "summary": context["form"].summary,
        }

    def form_valid(self, form: PartnerLinkForm) -> HttpResponse:
        at, data = timezone.now(), form.cleaned_data
        rates.require("partner_link_by_address", rates.client_address(self.request), at=at)
        rates.require("partner_link_by_email", data["email"], at=at)
        link = make_partner_link(
            campaign=self.campaign,
            place=data["place"],
            council=data["council"],
            email=data["email"],
            wants_figures=data["wants_figures"],
            at=at,
            idempotency_key=data["key"],
        )
        return redirect(partner_link_path(link))


class CampaignKitFileView(View):
    def get(self, request: HttpRequest, slug: str, name: str) -> HttpResponse:
        campaign = get_object_or_404(public_campaigns(timezone.now()), slug=slug)
        rates.require("kit_by_address", rates.client_address(request), at=timezone.now())
        link = f"{settings.SITE_URL}{campaign.get_absolute_url()}?{PARAMETER}={campaign_code(campaign)}"
        response = _draw(campaign, name, link=link, printed=_address(campaign).partition("://")[2])
        response["Cache-Control"] = "public, max-age=3600"
        return response


class OpenedPartnerLink(PrivatePageMixin):
    """Loads the link that the signed address opens."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.at = timezone.now()
        try:
            self.link: PartnerLink = find_partner_link(kwargs["token"])
        except BadLink:
            return render(request, "campaigns/partner_link_bad_link.html", status=404)
        return super().dispatch(request, *args, **kwargs)


class PartnerLinkView(OpenedPartnerLink, TemplateView):
    """A partner's link with its code, its files and its figures. GET shows; POST changes what is sent."""

    template_name = "campaigns/partner_link.html"

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        wish = request.POST.get("wish")
        if wish == "forget":
            forget_address(link_id=self.link.pk, at=self.at)
            messages.success(request, "Your address is taken away. Keep the address of this page: we cannot send it.")
        elif wish in ("figures", "no-figures"):
            changed = send_figures(link_id=self.link.pk, wanted=wish == "figures")
            sent = "You get your figures each month." if changed.wants_figures else "We send no more figures."
            messages.success(request, sent)
        return redirect(partner_link_path(self.link))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        short, today = self.link.short_link, local(self.at).date()
        mondays = weeks_until(today, WEEKS)
        scans = scans_by_week([short.code], mondays)[short.code]
        most = max(scans) or 1
        return super().get_context_data(
            link=self.link,
            short=short,
            campaign=short.campaign,
            code=qr_svg(short.url),
            path=partner_link_path(self.link),
            page_address=partner_link_url(self.link),
            pictures=PICTURES.values(),
            words=words_of(short.campaign, address=short.url) if short.campaign else [],
            figures=figures_of(short, first=local(short.created_at).date(), last=today),
            weeks=[(monday, n, round(100 * n / most)) for monday, n in zip(mondays, scans, strict=True)],
            **kwargs,
        )


class PartnerLinkFileView(OpenedPartnerLink, View):
    def get(self, request: HttpRequest, token: str, name: str) -> HttpResponse:
        rates.require("kit_by_address", rates.client_address(request), at=self.at)
        short = self.link.short_link
        if name == "code.svg":
            return sign_svg_response(short.url, short.printed, name=f"code-{short.code}")
        if name == "code.png":
            return sign_png_response(short.url, short.printed, name=f"code-{short.code}")
        if short.campaign is None:
            raise Http404("The link belongs to no campaign")
        return _draw(short.campaign, name, link=short.url, printed=short.printed)


def _draw(campaign: Campaign, name: str, *, link: str, printed: str) -> HttpResponse:
    if name == POSTER:
        return print_file(draw_poster(campaign, link=link, printed=printed), name=f"{campaign.slug}-{name}", mime=PDF)
    if name not in PICTURES:
        raise Http404("The kit has no such file")
    picture = draw_picture(campaign, PICTURES[name], address=printed)
    return print_file(picture, name=f"{campaign.slug}-{name}", mime=PNG)


def _address(campaign: Campaign) -> str:
    return f"{settings.SITE_URL}{campaign.get_absolute_url()}"
