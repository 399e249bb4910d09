"""Codes that people read off a poster and type: no letter that looks like another, no vowel that could make a word."""

import secrets

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 6


def new_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def is_code(text: str) -> bool:
    return len(text) == LENGTH and set(text) <= set(ALPHABET)
