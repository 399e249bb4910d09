from providers.filters.drop_ins import (
    GROUPS,
    HOW,
    MILES,
    Choice,
    Criteria,
    DropInSearch,
    Link,
)

__all__ = [
    "GROUPS",
    "HOW",
    "MILES",
    "Choice",
    "Criteria",
    "DropInSearch",
    "Link",
]
