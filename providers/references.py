"""References that people can say on the telephone: no I, L, O or U (Crockford's alphabet)."""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def new_reference() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def normalise_reference(spoken: str) -> str:
    """What somebody typed or heard, as it is stored: spaces and dashes gone, I and L read as 1, O as 0."""
    return "".join(spoken.upper().split()).replace("-", "").translate(MISREAD)
