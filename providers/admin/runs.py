"""Runs of sessions: every date is shown, good or refused and why, before anything is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from providers.admin.labels import long, say_short
from providers.admin.run_forms import RunForm, RunTimeForm
from providers.enums import DropInStatus
from providers.models import DropIn, Run
from providers.refusals import Refusal
from providers.selectors.runs import RunDate, bank_holidays_end_within, coming_of_run, run_dates
from providers.services.runs import (
    Changed,
    add_run,
    change_run_time,
    end_run,
    has_history,
    preview_change_of_time,
)
from workforce_portal.places.clock import say_date, say_times
from workforce_portal.staff.admin import PortalAdmin, status_label, with_detail


@dataclass(frozen=True)
class DateRow:
    """A date of the preview, with its tick."""

    found: RunDate
    is_ticked: bool

    @property
    def value(self) -> str:
        return self.found.day.isoformat()

    @property
    def words(self) -> str:
        return f"{say_date(self.found.day)}, {say_times(self.found.starts_at, self.found.ends_at)}"


@admin.register(Run)
class RunAdmin(PortalAdmin):
    list_display = ["what", "who", "dates", "state"]
    list_filter = ["type", "adviser"]
    list_select_related = ["type", "adviser", "venue"]
    search_fields = ["type__name", "adviser__name"]
    search_help_text = "Kind or adviser"
    empty_text = "No runs yet. A run makes sessions that repeat, and shows every date before it saves one."

    def has_delete_permission(self, request: HttpRequest, obj: Run | None = None) -> bool:
        return False

    @admin.display(description="run", ordering="type__name")
    def what(self, run: Run) -> str:
        return with_detail(long(run.type), f"{run.days_in_words}, {run.starts:%H:%M}")

    @admin.display(description="adviser", ordering="adviser__name")
    def who(self, run: Run) -> str:
        return with_detail(run.adviser, run.venue or "Online")

    @admin.display(description="from and until", ordering="first_on")
    def dates(self, run: Run) -> str:
        return with_detail(say_date(run.first_on), f"until {say_date(run.last_on)}")

    @admin.display(description="status")
    def state(self, run: Run) -> str:
        if run.ended_at is not None:
            return status_label("Ended", "full")
        is_over = run.last_on < timezone.localdate()
        return status_label("Over", "full") if is_over else status_label("Running", "good")

    # --- adding ---

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Form, then preview, then rows: the last step works out the dates again, and saves those that are ticked."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._form_page(request, RunForm(initial={"every_weeks": 1, "status": DropInStatus.OPEN}))
        form = RunForm(request.POST)
        if "change" in request.POST or not form.is_valid():
            return self._form_page(request, form)
        if "save" not in request.POST:
            return self._preview_page(request, form, ticked=None)
        return self._save(request, form)

    def _save(self, request: HttpRequest, form: RunForm) -> HttpResponse:
        by: Any = request.user
        days = _read_days(request.POST.getlist("day"))
        try:
            run = add_run(
                run=form.instance,
                days=days,
                status=DropInStatus(form.cleaned_data["status"]),
                by=by,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.instance.pk = None
            form.add_error(None, str(refusal))
            return self._preview_page(request, form, ticked=days)
        made = run.drop_ins.count()
        self.log_addition(request, run, f"Made {made} sessions")
        self.message_user(request, f"Made {_sessions(made)}.", messages.SUCCESS)
        return redirect("admin:providers_run_change", run.pk)

    def _form_page(self, request: HttpRequest, form: RunForm) -> HttpResponse:
        context = {**self._context(request, "Add a run of sessions"), "form": form}
        return TemplateResponse(request, "admin/providers/run/add.html", context)

    def _preview_page(self, request: HttpRequest, form: RunForm, *, ticked: set[date] | None) -> HttpResponse:
        found = run_dates(form.instance, at=timezone.now())
        rows = [DateRow(one, one.is_good if ticked is None else one.day in ticked) for one in found]
        context = {
            **self._context(request, "Check the dates"),
            "form": form,
            "run": form.instance,
            "rows": rows,
            "good": sum(row.found.is_good for row in rows),
            "refused": sum(not row.found.is_good for row in rows),
            "last_bank_holiday": bank_holidays_end_within(form.instance),
        }
        return TemplateResponse(request, "admin/providers/run/preview.html", context)

    # --- an existing run ---

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """What the run made. Each session is a row of its own, changed on its own page."""
        run = self.get_object(request, object_id)
        if run is None:
            raise Http404("No such run")
        if not self.has_view_or_change_permission(request, run):
            raise PermissionDenied
        context = {
            **self._context(request, str(run)),
            "run": run,
            "state": self.state(run),
            "sessions": list(coming_of_run(run, at=timezone.now())),
            "may_change": self.has_change_permission(request, run) and run.ended_at is None,
        }
        return TemplateResponse(request, "admin/providers/run/detail.html", context)

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        own = [
            path("<int:pk>/time/", wrap(self.time_page), name="providers_run_time"),
            path("<int:pk>/end/", wrap(self.end_page), name="providers_run_end"),
        ]
        return own + super().get_urls()

    def time_page(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        run = self._load(request, pk)
        form = RunTimeForm(
            request.POST if request.method == "POST" else None, initial={"starts": run.starts, "minutes": run.minutes}
        )
        is_valid = form.is_bound and form.is_valid()
        if is_valid and "save" in request.POST:
            return self._perform(request, run, change_run_time, verb="Moved", **form.cleaned_data)
        found = preview_change_of_time(run, at=timezone.now(), **form.cleaned_data) if is_valid else None
        context = {
            **self._context(request, "Change the time"),
            "run": run,
            "form": form,
            "rows": _moving(found) if found else [],
            "left_alone": found.left_alone if found else [],
            "is_previewed": is_valid,
        }
        return TemplateResponse(request, "admin/providers/run/time.html", context)

    def end_page(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        run = self._load(request, pk)
        if request.method == "POST":
            return self._perform(request, run, end_run, verb="Took away")
        sessions = list(coming_of_run(run, at=timezone.now()))
        going = [session for session in sessions if not session.is_wanted]  # type: ignore[attr-defined]
        context = {
            **self._context(request, "End the run"),
            "run": run,
            "going": [(session, "cancelled" if has_history(session) else "removed") for session in going],
            "left_alone": [session for session in sessions if session.is_wanted],  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/providers/run/end.html", context)

    def _load(self, request: HttpRequest, pk: int) -> Run:
        run = get_object_or_404(Run.objects.select_related("type", "adviser", "venue"), pk=pk)
        if not self.has_change_permission(request, run):
            raise PermissionDenied
        return run

    def _perform(self, request: HttpRequest, run: Run, act: Any, *, verb: str, **answers: Any) -> HttpResponse:
        try:
            changed: Changed = act(run_id=run.pk, by=request.user, at=timezone.now(), **answers)
        except Refusal as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        else:
            said = f"{verb} {_sessions(len(changed.done))}. Left alone: {_sessions(len(changed.left_alone))}."
            self.log_change(request, run, said)
            self.message_user(request, said, messages.SUCCESS)
            for session in changed.left_alone:
                self.message_user(request, f"Left alone: {say_short(session.starts_at)}.", messages.WARNING)
        return redirect("admin:providers_run_change", run.pk)

    def _context(self, request: HttpRequest, title: str) -> dict[str, Any]:
        return {**self.admin_site.each_context(request), "title": title, "opts": self.opts, "media": self.media}


def _moving(found: Changed) -> list[tuple[DropIn, str, datetime]]:
    """Each session that could move, why it cannot, and its new start."""
    return [(session, found.refused.get(session.pk, ""), session.starts_at) for session in found.done]


def _sessions(count: int) -> str:
    return f"{count} session{'' if count == 1 else 's'}"


def _read_days(texts: list[str]) -> set[date]:
    days = set()
    for text in texts:
        try:
            days.add(date.fromisoformat(text))
        except ValueError:
            continue
    return days
