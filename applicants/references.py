"""References that people can say on the telephone, such as NWC-7K3-9QD.

No vowel makes a word, no letter looks or sounds like another, and the last is a check: with 23 signs, a prime,
any one sign misheard and any two swapped are noticed.
"""

import secrets

ALPHABET = "23456789CDFGHJKMNPQRTWX"
PREFIX = "NWC"
LENGTH = 6


class BadReference(Exception):
    """What was typed or said is no reference; the text says so."""

    def __init__(self) -> None:
        super().__init__("That is not one of our references. Check it: it looks like NWC-7K3-9QD.")


def new_reference() -> str:
    return reference_of("".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1)))


def reference_of(body: str) -> str:
    """The reference of five signs, with their check."""
    signs = body + _check(body)
    return f"{PREFIX}-{signs[:3]}-{signs[3:]}"


def normalise_reference(spoken: str) -> str:
    """What somebody typed or heard, as it is stored. Raises BadReference."""
    signs = "".join(sign for sign in spoken.upper() if sign.isalnum())
    if len(signs) > LENGTH:
        signs = signs.removeprefix(PREFIX)
    if len(signs) != LENGTH or set(signs) - set(ALPHABET) or _check(signs[:-1]) != signs[-1]:
        raise BadReference
    return reference_of(signs[:-1])


def _check(body: str) -> str:
    weighed = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(body, start=2))
    return ALPHABET[(1 - weighed) % len(ALPHABET)]
