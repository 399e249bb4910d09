from providers.permissions.drop_ins import (
    MOST_MOVES_BY_BOOKER,
    may_have_feed_of,
    why_not,
    why_not_bookable,
    why_not_movable,
    why_not_waitable,
)

__all__ = [
    "MOST_MOVES_BY_BOOKER",
    "may_have_feed_of",
    "why_not",
    "why_not_bookable",
    "why_not_movable",
    "why_not_waitable",
]
