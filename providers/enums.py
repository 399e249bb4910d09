from __future__ import annotations

from typing import NamedTuple

from django.db import models


class DropInStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    CANCELLED = "cancelled", "Cancelled"


class Source(models.TextChoices):
    WEB = "web", "Website"
    STAFF = "staff", "Staff, by phone"


class BookingStatus(models.TextChoices):
    BOOKED = "booked", "Booked"
    ATTENDED = "attended", "Came"
    NO_SHOW = "no_show", "Did not come"
    CANCELLED_LATE = "cancelled_late", "Cancelled late"
    CANCELLED_BY_PROVIDER = "cancelled_by_provider", "Cancelled by the provider"
    CANCELLED_BY_US = "cancelled_by_us", "Cancelled by us"


# Statuses that hold a numbered place: these can never be two on one place.
HOLDS_A_PLACE = (BookingStatus.BOOKED, BookingStatus.ATTENDED, BookingStatus.NO_SHOW, BookingStatus.CANCELLED_LATE)
OUTCOMES = (BookingStatus.ATTENDED, BookingStatus.NO_SHOW, BookingStatus.CANCELLED_LATE)
CANCELLED = (BookingStatus.CANCELLED_BY_PROVIDER, BookingStatus.CANCELLED_BY_US)


class Role(models.TextChoices):
    BOOKER = "booker", "Person who booked"
    STAFF = "staff", "Staff"


class Move(NamedTuple):
    """One verb: the statuses it may start from, where it leads, who may do it."""

    sources: tuple[BookingStatus, ...]
    target: BookingStatus
    roles: tuple[Role, ...]


RECORDABLE = (BookingStatus.BOOKED, *OUTCOMES)

# The one table of moves; services.walk is the only code that reads it.
MOVES: dict[str, Move] = {
    "cancel": Move((BookingStatus.BOOKED,), BookingStatus.CANCELLED_BY_PROVIDER, (Role.BOOKER, Role.STAFF)),
    "cancel_by_us": Move((BookingStatus.BOOKED,), BookingStatus.CANCELLED_BY_US, (Role.STAFF,)),
    "record_attended": Move(RECORDABLE, BookingStatus.ATTENDED, (Role.STAFF,)),
    "record_no_show": Move(RECORDABLE, BookingStatus.NO_SHOW, (Role.STAFF,)),
    "record_cancelled_late": Move(RECORDABLE, BookingStatus.CANCELLED_LATE, (Role.STAFF,)),
}


class CancelReason(models.TextChoices):
    NO_TIME = "no_time", "No time after all"
    ANOTHER_TIME = "another_time", "I will book another time"
    SORTED = "sorted", "The problem is sorted"
    STAFFING = "staffing", "Short of staff on the day"
    OTHER = "other", "Something else"


class EventKind(models.TextChoices):
    BOOKED = "booked", "Booked"
    MOVED = "moved", "Moved"
    CHANGED = "changed", "Details changed"
    CANCELLED = "cancelled", "Cancelled"
    OUTCOME = "outcome", "Outcome recorded"
    LINK_SENT = "link_sent", "Link sent again"
    LINK_REVOKED = "link_revoked", "Old links revoked"
    TOLD = "told", "Told by phone"


class Stage(models.TextChoices):
    """Where on the path of recruiting somebody a resource helps."""

    PLAN = "plan", "Plan"
    ADVERTISE = "advertise", "Advertise"
    SELECT = "select", "Select"
    CHECK = "check", "Check"
    WELCOME = "welcome", "Welcome"
    KEEP = "keep", "Keep"


class ServiceSetting(models.TextChoices):
    CARE_HOME = "care_home", "Care home"
    HOME_CARE = "home_care", "Home care"
    SUPPORTED_LIVING = "supported_living", "Supported living"
    ANY = "any", "Any service"


class MinutesNeeded(models.IntegerChoices):
    FIVE = 5, "5 minutes"
    THIRTY = 30, "30 minutes"
    HALF_A_DAY = 240, "Half a day"


class ResourceKind(models.TextChoices):
    """What a resource is made of; each has exactly one of them."""

    PAGE = "page", "A page to read here"
    FILE = "file", "A file to download"
    LINK = "link", "A page of somebody else"


class ResourceStatus(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Licence(models.TextChoices):
    OGL = "ogl", "Open Government Licence 3.0"
    CC_BY = "cc_by", "Creative Commons Attribution 4.0"
    OWN_SERVICE = "own_service", "Free to use inside your own service"
    ALL_RIGHTS = "all_rights", "All rights reserved by its owner"


class FileType(models.TextChoices):
    """What may be uploaded. The label is the word that stands beside a link."""

    DOCX = "docx", "Word"
    ODT = "odt", "OpenDocument text"
    XLSX = "xlsx", "Excel spreadsheet"
    PPTX = "pptx", "PowerPoint"
    PDF = "pdf", "PDF"
    PNG = "png", "PNG picture"
    JPEG = "jpg", "JPEG picture"


MIME_TYPES = {
    FileType.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileType.ODT: "application/vnd.oasis.opendocument.text",
    FileType.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileType.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    FileType.PDF: "application/pdf",
    FileType.PNG: "image/png",
    FileType.JPEG: "image/jpeg",
}


class ResourceEventKind(models.TextChoices):
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"
    NEW_VERSION = "new_version", "New version"
    TEXT_CHANGED = "text_changed", "Text changed"
    VERSION_WITHDRAWN = "version_withdrawn", "Version withdrawn"


class CountKind(models.TextChoices):
    """What a row of the daily counts counts, and so what its `object_id` is the id of."""

    DOWNLOAD = "download", "Download of a resource"
    PACK = "pack", "Download of a pack"


class OtherFormat(models.TextChoices):
    LARGE_PRINT = "large_print", "Large print"
    EASY_READ = "easy_read", "Easy read"
    SCREEN_READER = "screen_reader", "For a screen reader"
    AUDIO = "audio", "Audio"
    BRAILLE = "braille", "Braille"
    LANGUAGE = "language", "Another language"
    OTHER = "other", "Something else"


class FormatRequestStatus(models.TextChoices):
    OPEN = "open", "To do"
    DONE = "done", "Done"
    DECLINED = "declined", "Cannot be done"
