"""Packs are built when they or a member change, so that a click only ever fetches a file that is there already."""

from __future__ import annotations

import hashlib
import json
import tempfile
from datetime import datetime
from typing import IO

import structlog
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from providers.enums import ResourceStatus
from providers.models import Pack
from providers.models.resources import stored_pack_name
from providers.refusals.resources import AlreadyPublished, EmptyPack, NotPublished
from providers.selectors.resources import PackEntry, pack_entries
from providers.services.pack_files import write_pack
from providers.services.uploads import gone_if_it_fails

log = structlog.get_logger(__name__)
BLOCK = 1 << 20


def publish_pack(*, pack_id: int, at: datetime) -> Pack:
    """Builds its ZIP and lets people have it. Raises AlreadyPublished or EmptyPack."""
    pack = Pack.objects.get(pk=pack_id)
    if pack.status == ResourceStatus.PUBLISHED:
        raise AlreadyPublished
    if not pack_entries(pack):
        raise EmptyPack
    return _build(pack_id, at=at, publish=True)


@transaction.atomic
def withdraw_pack(*, pack_id: int) -> Pack:
    pack = Pack.objects.select_for_update().get(pk=pack_id)
    if pack.status != ResourceStatus.PUBLISHED:
        raise NotPublished(pack)
    pack.status = ResourceStatus.WITHDRAWN
    pack.save(update_fields=["status"])
    return pack


def rebuild_packs_with(*, resource_id: int, at: datetime) -> None:
    """Builds every published pack again that the resource is in.

    A pack that cannot be built now is left for `rebuild_stale_packs`: the change of the resource stands.
    """
    for pack_id in Pack.objects.live().filter(members__resource=resource_id).values_list("pk", flat=True):
        _rebuild(pack_id, at=at)


def rebuild_stale_packs(*, at: datetime) -> int:
    """Builds the published packs again whose ZIP is not what it should be. Says how many; safe to run at any time."""
    stale = [pack.pk for pack in Pack.objects.live() if pack.built_from != fingerprint(pack, pack_entries(pack))]
    return sum(_rebuild(pack_id, at=at) for pack_id in stale)


def fingerprint(pack: Pack, entries: list[PackEntry]) -> str:
    """Of everything that goes into the ZIP, the words of its README too."""
    parts = [pack.slug, pack.title, pack.summary, [entry.facts() for entry in entries]]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _rebuild(pack_id: int, *, at: datetime) -> bool:
    try:
        _build(pack_id, at=at, publish=False)
    except OSError as error:
        log.error("pack_not_built", pack=pack_id, error=type(error).__name__)
        return False
    return True


def _build(pack_id: int, *, at: datetime, publish: bool) -> Pack:
    with tempfile.TemporaryFile() as file, transaction.atomic():
        pack = Pack.objects.select_for_update().get(pk=pack_id)
        entries = pack_entries(pack)
        built_from, old = fingerprint(pack, entries), pack.built_zip.name or ""
        if publish:
            pack.status = ResourceStatus.PUBLISHED
            pack.published_at = pack.published_at or at
        if built_from == pack.built_from and default_storage.exists(old):
            pack.save(update_fields=["status", "published_at"])
            return pack
        write_pack(file, pack, entries)
        stored = default_storage.save(stored_pack_name(pack, ""), File(file))
        with gone_if_it_fails(stored):
            pack.built_zip = stored
            pack.built_from = built_from
            pack.built_sha256, pack.built_bytes = _digest(file), file.seek(0, 2)
            pack.built_contents = [entry.contents() for entry in entries]
            pack.built_at = at
            pack.save()
        if old:
            transaction.on_commit(lambda: default_storage.delete(old), robust=True)
    return pack


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    while block := file.read(BLOCK):
        digest.update(block)
    return digest.hexdigest()
