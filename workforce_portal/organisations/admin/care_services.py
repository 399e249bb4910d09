from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from workforce_portal.organisations.cqc.files import UnreadableFile
from workforce_portal.organisations.forms import CareServiceForm, DirectoryUploadForm
from workforce_portal.organisations.models import CareService, DirectoryImport
from workforce_portal.organisations.selectors import plain_words
from workforce_portal.organisations.services import (
    ImportRefused,
    doubt,
    import_directory,
    is_doubtful,
    preview_directory,
)
from workforce_portal.organisations.uploads import find_upload, keep_upload, remove_old_uploads, remove_upload
from workforce_portal.staff.admin import PortalAdmin, ReadOnlyAdmin, status_label, with_detail

WAITING = "directory_upload"


class InDirectoryFilter(admin.SimpleListFilter):
    title = "CQC's directory"
    parameter_name = "directory"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("in", "In the directory"), ("left", "No longer in it"), ("staff", "Added by staff")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[CareService]) -> QuerySet[CareService]:
        kinds = {
            "in": Q(cqc_location_id__isnull=False, left_directory_on__isnull=True),
            "left": Q(left_directory_on__isnull=False),
            "staff": Q(cqc_location_id__isnull=True),
        }
        return queryset.filter(kinds.get(self.value() or "", Q()))


@admin.register(CareService)
class CareServiceAdmin(PortalAdmin):
    """What the directory says is read only; what staff added is theirs."""

    form = CareServiceForm
    list_display = ["service", "provider_name", "council", "postcode", "directory"]
    list_filter = [InDirectoryFilter, "council"]
    list_select_related = ["council"]
    search_fields = ["search_text"]
    search_help_text = "Name, provider, postcode or CQC location ID"
    readonly_fields = [
        "cqc_location_id",
        "cqc_provider_id",
        "easting",
        "northing",
        "last_checked_on",
        "left_directory_on",
    ]
    fieldsets = [
        (None, {"fields": ["name", "also_known_as", "provider_name", "service_types", "specialisms"]}),
        ("Where", {"fields": ["address", "postcode", "council", "easting", "northing"]}),
        ("Contact", {"fields": ["phone", "website"]}),
        ("CQC", {"fields": ["cqc_location_id", "cqc_provider_id", "last_checked_on", "left_directory_on"]}),
    ]
    empty_text = "No care services yet. Import CQC's directory, or add a service by hand."

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[CareService], search_term: str
    ) -> tuple[QuerySet[CareService], bool]:
        words = plain_words(search_term).split()
        named = Q(*(Q(search_text__contains=word) for word in words))
        return queryset.filter(named | Q(cqc_location_id=search_term.strip())) if words else queryset, False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or obj.cqc_location_id is None)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.cqc_location_id is None)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions = super().get_actions(request)
        # It would delete what the directory has, too.
        actions.pop("delete_selected", None)
        return actions

    @admin.display(description="name", ordering="name")
    def service(self, service: CareService) -> SafeString:
        return with_detail(service.name, service.also_known_as)

    @admin.display(description="CQC's directory")
    def directory(self, service: CareService) -> SafeString:
        if service.cqc_location_id is None:
            return status_label("Added by staff", "wait")
        return status_label("No longer", "full") if service.left_directory_on else status_label("In it", "good")


@admin.register(DirectoryImport)
class DirectoryImportAdmin(ReadOnlyAdmin):
    list_display = [
        "file_name",
        "imported_at",
        "by",
        "rows_new",
        "rows_changed",
        "rows_unchanged",
        "rows_left",
        "rows_refused",
    ]
    list_select_related = ["by"]
    exclude = ["refused"]
    readonly_fields = ["refusals"]
    empty_text = "Nothing imported yet. Download CQC's directory and add it here."

    def has_add_permission(self, request: HttpRequest, *args: Any) -> bool:
        return request.user.has_perm("organisations.add_directoryimport")

    @admin.display(description="refused rows")
    def refusals(self, done: DirectoryImport) -> SafeString | str:
        rows = ((refusal["row"], refusal["reason"]) for refusal in done.refused)
        return format_html_join("", "<div>Row {}: {}</div>", rows) or "None"

    def get_urls(self) -> list[URLPattern]:
        preview = self.admin_site.admin_view(self.preview_view)
        return [
            path("add/<str:token>/", preview, name="organisations_directoryimport_preview"),
            *super().get_urls(),
        ]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """The upload. What the file would do is shown at an address of its own before anything is done."""
        if not self.has_add_permission(request):
            return HttpResponse(status=403)
        is_sent = request.method == "POST"
        form = DirectoryUploadForm(request.POST, request.FILES) if is_sent else DirectoryUploadForm()
        if is_sent and form.is_valid():
            remove_old_uploads(at=timezone.now())
            token = keep_upload(form.cleaned_data["file"])
            request.session[WAITING] = {
                "token": token,
                "name": form.cleaned_data["file"].name,
                "take_all": form.cleaned_data["take_all"],
            }
            return HttpResponseRedirect(reverse("admin:organisations_directoryimport_preview", args=[token]))
        return self._page(request, "upload", "Import CQC's directory", form=form)

    def preview_view(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.has_add_permission(request):
            return HttpResponse(status=403)
        waiting = request.session.get(WAITING) or {}
        file = find_upload(token)
        if waiting.get("token") != token or file is None:
            raise Http404("The file waited for an hour and is gone")
        try:
            if request.method == "POST":
                return self._import(request, waiting, file)
            comparison = preview_directory(file, take_all=waiting["take_all"])
        except (UnreadableFile, ImportRefused) as refusal:
            return self._page(request, "preview", "Nothing was imported", refusal=refusal, file_name=waiting["name"])
        doubts = doubt(comparison) if is_doubtful(comparison) else ""
        return self._page(
            request, "preview", "What the file will do", comparison=comparison, doubts=doubts, file_name=waiting["name"]
        )

    def _import(self, request: HttpRequest, waiting: dict[str, Any], file: Any) -> HttpResponse:
        done = import_directory(
            file,
            file_name=waiting["name"],
            by=request.user,  # type: ignore[arg-type]
            at=timezone.now(),
            take_all=waiting["take_all"],
            although_many_leave="although_many_leave" in request.POST,
        )
        remove_upload(waiting["token"])
        del request.session[WAITING]
        self.message_user(request, f"Imported {waiting['name']}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:organisations_directoryimport_change", args=[done.pk]))

    def _page(self, request: HttpRequest, name: str, title: str, **context: Any) -> HttpResponse:
        return TemplateResponse(
            request,
            f"admin/organisations/directoryimport/{name}.html",
            {
                **self.admin_site.each_context(request),
                "title": title,
                "opts": self.opts,
                "media": self.media,
                **context,
            },
        )
