"""An unknown variable in one of our templates fails the test, inside `{% if %}` too.

Django renders an unknown variable as nothing, so a misspelt name is silent. Where a variable may well be missing, such
as a component's optional argument, the template says so: `{{ hint|default:"" }}`. `None` on the way (`venue.name` of a
session without a venue) is a value and no mistake.
"""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.template.base import FilterExpression, Parser, Variable, VariableDoesNotExist

OPTIONAL = {"default", "default_if_none"}
# Django's admin is written for silent variables, and our templates there extend and repeat its own.
LENIENT = [settings.BASE_DIR / "templates" / "admin"]


class StrictVariable(Variable):
    def resolve(self, context: Any) -> Any:
        try:
            return super().resolve(context)
        except VariableDoesNotExist as missing:
            if len(missing.params) > 1 and missing.params[1] is None:
                raise
            # Not an Exception: the operators of `{% if %}` swallow those.
            pytest.fail(
                f"{self.template} names “{self.var}”, which is not there. Optional? Say |default.", pytrace=False
            )


def install() -> None:
    compile_filter = Parser.compile_filter

    def compile_strictly(self: Parser, token: str) -> FilterExpression:
        expression = compile_filter(self, token)
        if isinstance(expression.var, Variable) and _is_ours(self) and not _is_optional(expression):
            expression.var = StrictVariable(expression.var.var)
            expression.var.template = Path(self.origin.name).relative_to(settings.BASE_DIR)
        return expression

    Parser.compile_filter = compile_strictly


def _is_ours(parser: Parser) -> bool:
    path = Path(getattr(parser.origin, "name", None) or "")
    return (
        path.is_relative_to(settings.BASE_DIR)
        and ".venv" not in path.parts
        and not any(path.is_relative_to(folder) for folder in LENIENT)
    )


def _is_optional(expression: FilterExpression) -> bool:
    return any(function.__name__ in OPTIONAL for function, _arguments in expression.filters[:1])
