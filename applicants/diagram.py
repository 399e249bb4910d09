"""The table of moves as a picture and as a list, for docs/applicants.md: `python manage.py draw_referrals`."""

from __future__ import annotations

from applicants.enums import MOVES, ReferralState, Role


def diagram() -> str:
    """A state diagram that GitLab and GitHub draw, and the same as a table for everybody else."""
    arrows = [
        f"    {source.value} --> {move.target.value}: {name.replace('_', ' ')}"
        for name, move in MOVES.items()
        for source in move.sources
    ]
    picture = ["```mermaid", "stateDiagram-v2", "    [*] --> sent", *arrows, "```"]
    rows = [
        f"| {name.replace('_', ' ')} | {_states(move.sources)} | {move.target.label} | {_roles(move.roles)} |"
        for name, move in MOVES.items()
    ]
    table = ["| move | from | to | who may |", "|---|---|---|---|", *rows]
    return "\n".join([*picture, "", *table])


def _states(states: tuple[ReferralState, ...]) -> str:
    return "; ".join(state.label for state in states)


def _roles(roles: tuple[Role, ...]) -> str:
    return "; ".join(role.label for role in roles)
