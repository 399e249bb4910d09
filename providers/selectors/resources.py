"""Resources and packs as people come to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet, Sum

from providers.enums import CountKind, ResourceKind
from providers.models import DailyCount, Pack, Resource, ResourceVersion
from providers.models.resources import PackQuerySet, ResourceQuerySet
from providers.sizes import say_size


@dataclass(frozen=True)
class PackEntry:
    """A published member of a pack; `name` is that of its file in the ZIP, empty for a link."""

    position: int
    resource: Resource
    version: ResourceVersion | None

    @property
    def name(self) -> str:
        if self.resource.kind == ResourceKind.LINK:
            return ""
        ending = self.version.original_name.rpartition(".")[2].lower() if self.version else "html"
        return f"{self.position:02d}-{self.resource.slug}-v{self.number}.{ending}"

    @property
    def number(self) -> int:
        return self.version.number if self.version else self.resource.text_version

    @property
    def dated(self) -> datetime:
        return self.version.published_at if self.version else self.resource.changed_at

    @property
    def badge(self) -> str:
        """The few letters in the corner of its card."""
        if self.version:
            return self.version.file_type.upper()
        return "Link" if self.resource.kind == ResourceKind.LINK else "Page"

    @property
    def described(self) -> str:
        if self.version:
            return self.version.described
        if self.resource.kind == ResourceKind.LINK:
            return "On another website: its address is in the README"
        return f"Web page, {say_size(len(self.resource.html_body.encode()))}"

    def facts(self) -> list[Any]:
        """Everything about it that the ZIP shows."""
        resource, version = self.resource, self.version
        return [
            self.name,
            resource.title,
            self.number,
            self.dated.isoformat(),
            resource.is_editable,
            resource.licence,
            resource.logo_note,
            resource.external_url or (version.sha256 if version else resource.html_body),
        ]

    def contents(self) -> dict[str, Any]:
        """As the pack's page lists it before the click."""
        return {
            "slug": self.resource.slug,
            "title": self.resource.title,
            "kind": self.resource.kind,
            "badge": self.badge,
            "described": self.described,
            "number": self.number,
        }


def pack_entries(pack: Pack) -> list[PackEntry]:
    """The members that may be given out now, in order, numbered from 1."""
    members = pack.members.select_related("resource").order_by("position", "pk")
    live = [member.resource for member in members if member.resource.is_live]
    rows = ResourceVersion.objects.current().filter(resource__in=live).select_related("resource")
    current = {version.resource_id: version for version in rows}
    usable = [one for one in live if one.kind != ResourceKind.FILE or one.pk in current]
    return [PackEntry(number, one, current.get(one.pk)) for number, one in enumerate(usable, start=1)]


def withdrawn_members(pack: Pack) -> QuerySet[Resource]:
    """What was in the pack and is no longer given out."""
    return Resource.objects.filter(pack_members__pack=pack, withdrawn_at__isnull=False).order_by("title")


def is_as_it_should_be(pack: Pack) -> bool:
    """Whether nothing in the ZIP has been withdrawn since it was built."""
    slugs = {entry["slug"] for entry in pack.built_contents}
    return Resource.objects.live().filter(slug__in=slugs).count() == len(slugs)


def live_resources() -> ResourceQuerySet:
    return Resource.objects.live()


def live_packs() -> PackQuerySet:
    return Pack.objects.live()


def resources_with_address() -> ResourceQuerySet:
    """What an address may show: published, or withdrawn and saying so."""
    return Resource.objects.filter(published_at__isnull=False)


def changes_since(version: ResourceVersion) -> QuerySet[ResourceVersion]:
    """The versions that came after, the newest first."""
    return version.resource.versions.filter(number__gt=version.number).order_by("-number")


def downloads_since(kind: CountKind, ids: list[int], *, since: date) -> dict[int, int]:
    """How often each was taken from that day on."""
    rows = DailyCount.objects.filter(kind=kind, object_id__in=ids, on__gte=since).order_by()
    return {row["object_id"]: row["n"] for row in rows.values("object_id").annotate(n=Sum("n"))}
