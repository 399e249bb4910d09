"""Panels and buttons that apps add to the Today page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from workforce_portal.staff.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A `module` of the Today page: a template, and what it is given; `is_aside` puts it in the right column.

    The template writes its own `<section class="module">`. No context (None) leaves the panel out.
    """

    key: str
    template: str
    context: Callable[[HttpRequest], dict[str, Any] | None]
    permission: str
    position: int
    is_aside: bool = False


@dataclass(frozen=True, kw_only=True)
class Tool:
    """A button beside the title of the Today page. The first is filled."""

    key: str
    label: str
    url: Any
    permission: str
    position: int


@dataclass(frozen=True)
class ShownPanel:
    template: str
    context: dict[str, Any]


registry: Registry[Panel] = Registry()
register = registry.register

tools: Registry[Tool] = Registry()
register_tool = tools.register


def shown_panels(request: HttpRequest, *, aside: bool) -> list[ShownPanel]:
    panels = [panel for panel in registry.for_user(request.user) if panel.is_aside == aside]  # type: ignore[arg-type]
    contexts = [(panel, panel.context(request)) for panel in panels]
    return [ShownPanel(panel.template, context) for panel, context in contexts if context is not None]
