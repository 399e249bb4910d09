from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from workforce_portal.security.rates import Limit


@register
def rate_limits_are_readable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    problems: list[CheckMessage] = []
    for scope, text in settings.RATE_LIMITS.items():
        try:
            Limit.parse(text)
        except ValueError as error:
            problems.append(Error(str(error), hint=f"Set RATE_{scope.upper()}.", id="security.E001"))
    return problems
