"""The flag on bookings of which there may be two of one person."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.utils import timezone

from providers.selectors.resembling import bookings_like


class FlaggingList(ChangeList):
    """Each booking of the page gets `others_like_it`: one query for all of them."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        bookings: list[Any] = list(self.result_list)
        at = timezone.now()
        alike = bookings_like([one for one in bookings if not one.drop_in.has_started(at)], at=at)
        for booking in bookings:
            booking.others_like_it = alike.get(booking.pk, [])
        self.result_list = bookings


class FlagsResembling:
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return FlaggingList
