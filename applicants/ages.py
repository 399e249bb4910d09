"""How old somebody is, as the law in England counts: who is born on 29 February grows older on 1 March elsewhere."""

from datetime import date

YOUNGEST = 16


def age_on(day: date, born: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
