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
    WAITING_LIST = "waiting_list", "Waiting list"
    WALK_IN = "walk_in", "Walked in"


class BookingStatus(models.TextChoices):
    OFFERED = "offered", "Place offered"
    BOOKED = "booked", "Booked"
    ATTENDED = "attended", "Came"
    NO_SHOW = "no_show", "Did not come"
    CANCELLED_LATE = "cancelled_late", "Cancelled late"
    CANCELLED_BY_PROVIDER = "cancelled_by_provider", "Cancelled by the provider"
    CANCELLED_BY_US = "cancelled_by_us", "Cancelled by us"
    EXPIRED = "expired", "Offer ran out"
    DECLINED = "declined", "Offer declined"
    WITHDRAWN = "withdrawn", "Offer taken back"


OUTCOMES = (BookingStatus.ATTENDED, BookingStatus.NO_SHOW, BookingStatus.CANCELLED_LATE)
CANCELLED = (BookingStatus.CANCELLED_BY_PROVIDER, BookingStatus.CANCELLED_BY_US)
OFFER_ENDED = (BookingStatus.EXPIRED, BookingStatus.DECLINED, BookingStatus.WITHDRAWN)
# Of a waiting list's offer, from first to last: nobody has said yes.
ONLY_OFFERED = (BookingStatus.OFFERED, *OFFER_ENDED)
# What one person can have only once at a session.
CURRENT = (BookingStatus.OFFERED, BookingStatus.BOOKED)
# Statuses that hold a numbered place: these can never be two on one place.
HOLDS_A_PLACE = (BookingStatus.OFFERED, BookingStatus.BOOKED, *OUTCOMES)


class Role(models.TextChoices):
    BOOKER = "booker", "Person who booked"
    STAFF = "staff", "Staff"
    PORTAL = "portal", "The portal, by the clock"


class Move(NamedTuple):
    """One verb: the statuses it may start from, where it leads, who may do it."""

    sources: tuple[BookingStatus, ...]
    target: BookingStatus
    roles: tuple[Role, ...]


# Somebody who is on the day sheet: they come, or it is known whether they came.
RECORDABLE = (BookingStatus.BOOKED, *OUTCOMES)

# The one table of moves; services.walk is the only code that reads it.
MOVES: dict[str, Move] = {
    "cancel": Move((BookingStatus.BOOKED,), BookingStatus.CANCELLED_BY_PROVIDER, (Role.BOOKER, Role.STAFF)),
    "cancel_by_us": Move((BookingStatus.BOOKED,), BookingStatus.CANCELLED_BY_US, (Role.STAFF,)),
    "accept": Move((BookingStatus.OFFERED,), BookingStatus.BOOKED, (Role.BOOKER, Role.STAFF)),
    "decline": Move((BookingStatus.OFFERED,), BookingStatus.DECLINED, (Role.BOOKER, Role.STAFF)),
    "expire": Move((BookingStatus.OFFERED,), BookingStatus.EXPIRED, (Role.PORTAL,)),
    "withdraw": Move((BookingStatus.OFFERED,), BookingStatus.WITHDRAWN, (Role.STAFF,)),
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
    OFFERED = "offered", "Place offered"
    ACCEPTED = "accepted", "Offer accepted"
    OFFER_ENDED = "offer_ended", "Offer ended"


class NoOffer(models.TextChoices):
    """Why somebody on a waiting list has not been offered a place."""

    NOT_OPEN = "not_open", "The session is not open"
    TOO_SOON = "too_soon", "It starts too soon: nobody could answer in time"
    NO_PLACE = "no_place", "No place is free"
    ALREADY_BOOKED = "already_booked", "They have a place at it already"


class LeftBecause(models.TextChoices):
    """How somebody came off a waiting list."""

    LEFT = "left", "Left the list"
    ACCEPTED = "accepted", "Accepted a place"
    DECLINED = "declined", "Declined the offer"
    EXPIRED = "expired", "The offer ran out"
    WITHDRAWN = "withdrawn", "The offer was taken back"
    BOOKED = "booked", "Booked a place otherwise"
    CANCELLED = "cancelled", "The session was cancelled"


class CallBackStatus(models.TextChoices):
    OPEN = "open", "To ring"
    BOOKED = "booked", "Booked"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Taken back"


class PartOfDay(models.TextChoices):
    MORNING = "morning", "Morning"
    AFTERNOON = "afternoon", "Afternoon"
    EVENING = "evening", "Evening"


class Weekday(models.IntegerChoices):
    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


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
    """What a resource is made of; each has exactly one of them. A page may be taken along as a file too."""

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


class Usefulness(models.IntegerChoices):
    NOT_AT_ALL = 1, "Not useful"
    A_LITTLE = 2, "A little useful"
    USEFUL = 3, "Useful"
    VERY = 4, "Very useful"


class PostAnswer(models.TextChoices):
    YES = "yes", "Yes, it is filled"
    NOT_YET = "not_yet", "Not yet"
    STOPPED = "stopped", "We are not recruiting any more"


# How many weeks after a session those who came are asked whether they filled the post.
ASKED_AFTER_WEEKS = (2, 8)
