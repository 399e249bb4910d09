from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from django.contrib.auth.models import PermissionsMixin


class Placed(Protocol):
    """Something that an app puts on the Today page for those who have its permission."""

    @property
    def key(self) -> str: ...

    @property
    def permission(self) -> str: ...

    @property
    def position(self) -> int: ...


Entry = TypeVar("Entry", bound=Placed)


class Registry(Generic[Entry]):
    """What apps have registered, by position; call `register` from an app's `admin.py`."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def register(self, entry: Entry) -> Entry:
        if entry.key in self._entries:
            raise ValueError(f"“{entry.key}” is registered twice")
        self._entries[entry.key] = entry
        return entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self._entries.values(), key=lambda entry: entry.position))

    def __getitem__(self, key: str) -> Entry:
        return self._entries[key]

    def for_user(self, user: PermissionsMixin) -> list[Entry]:
        return [entry for entry in self if not entry.permission or user.has_perm(entry.permission)]
