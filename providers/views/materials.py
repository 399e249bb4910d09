"""Materials that fill themselves in. Answers come by POST, go into the page or the file, and are kept nowhere."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView, TemplateView

from providers.forms.materials import MaterialForm
from providers.materials import EXAMPLE, FORMATS, KINDS, Format, Material, cannot_draw, file_name
from workforce_portal.journeys.answers import carried
from workforce_portal.journeys.views import FormPageMixin
from workforce_portal.security import rates


class MaterialListView(TemplateView):
    template_name = "providers/material_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            kinds=[{"kind": kind, "material": kind.fill(EXAMPLE)} for kind in KINDS.values()], **kwargs
        )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class MaterialView(FormPageMixin, FormView):
    """GET asks; POST goes on by the button pressed, `as`: the page to look at, a file, or the form once more."""

    form_class = MaterialForm
    template_name = "providers/material_form.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if kwargs["slug"] not in KINDS:
            raise Http404
        self.kind = KINDS[kwargs["slug"]]
        response = super().dispatch(request, *args, **kwargs)
        if request.method == "POST":
            response.headers["Cache-Control"] = "no-store"
        return response

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rates.require("materials_by_address", rates.client_address(request), at=timezone.now())
        if request.POST.get("as") == "change":
            again = MaterialForm(kind=self.kind, initial=request.POST.dict())
            return self.render_to_response(self.get_context_data(form=again))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: MaterialForm) -> HttpResponse:
        material = self.kind.fill(form.answers())
        missing = cannot_draw(material)
        wanted = FORMATS.get(self.request.POST.get("as", ""))
        if wanted and not (missing and wanted.key == "pdf"):
            return self.file(wanted, material)
        context = {
            "kind": self.kind,
            "material": material,
            "formats": [one for one in FORMATS.values() if not (missing and one.key == "pdf")],
            "missing": missing,
            "carried": carried(form),
        }
        return render(self.request, "providers/material_ready.html", context)

    def file(self, wanted: Format, material: Material) -> HttpResponse:
        response = HttpResponse(wanted.write(material), content_type=wanted.content_type)
        name = file_name(self.kind, material.service, wanted.key)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind}

    def get_page(self) -> dict[str, Any]:
        return {
            "title": f"{self.kind.name}: fill it in",
            "lead": f"{self.kind.what} What you type goes on to the sheet and nowhere else: we store nothing.",
            "back_url": reverse("providers:material_list"),
            "back_text": "All posters and adverts",
            "button_text": "See it filled in",
            "help_text": "We can fill it in with you.",
            "kind": self.kind,
            "example": self.kind.fill(EXAMPLE),
        }
