"""Why a verb of resources may refuse. The text of each can be shown to the person it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from providers.refusals import Refusal
from workforce_portal.places.clock import say_date

if TYPE_CHECKING:
    from providers.models import Pack, Resource, ResourceVersion


class UploadRefused(Refusal):
    """The text says what is wrong with the file and what to do about it."""


class VersionTaken(Refusal):
    def __init__(self, version: ResourceVersion) -> None:
        self.version = version
        by = f" by {version.published_by.full_name}" if version.published_by else ""
        super().__init__(
            f"Version {version.number} was published{by} while you were at it. Nothing of yours was published. "
            f"Look at that version first, then add yours as version {version.number + 1}."
        )


class SameFile(Refusal):
    def __init__(self, version: ResourceVersion) -> None:
        super().__init__(f"This is the very file that is published already, as version {version.number}.")


class NoFileWanted(Refusal):
    def __init__(self, resource: Resource) -> None:
        super().__init__(f"“{resource}” is {resource.get_kind_display().lower()}: it takes no file.")


class NoReviewDate(Refusal):
    def __init__(self) -> None:
        super().__init__("Say first when somebody looks at it again: it has no date to review it by.")


class NothingToPublish(Refusal):
    def __init__(self) -> None:
        super().__init__("There is nothing in it yet: give it a text, a file or an address first.")


class AlreadyPublished(Refusal):
    def __init__(self) -> None:
        super().__init__("It is published already.")


class NotPublished(Refusal):
    def __init__(self, thing: Resource | Pack) -> None:
        super().__init__(f"It is not published: it is “{thing.get_status_display().lower()}”.")


class CurrentVersion(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "This is the version that people get now. Add a new version first, or withdraw the whole resource."
        )


class VersionWithdrawn(Refusal):
    def __init__(self, version: ResourceVersion) -> None:
        when = f" on {say_date(version.withdrawn_at)}" if version.withdrawn_at else ""
        super().__init__(f"Version {version.number} was withdrawn{when}.")


class EmptyPack(Refusal):
    def __init__(self) -> None:
        super().__init__("None of its resources is published. A pack needs at least one that is.")


class AlreadyAnswered(Refusal):
    def __init__(self) -> None:
        super().__init__("This request has been answered already.")
