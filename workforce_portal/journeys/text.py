"""What people type, made safe to keep and to show."""

import unicodedata

UNSEEN = {"Cc", "Cs"}  # control characters, and halves of surrogate pairs, which PostgreSQL refuses
DIRECTION_CHANGES = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]


def tidy_lines(text: str) -> str:
    """Text of several lines without what nobody can see; line ends are newlines alone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in text if c in "\n\t" or not (unicodedata.category(c) in UNSEEN or c in DIRECTION_CHANGES))
    return unicodedata.normalize("NFC", "".join(kept))


def tidy_line(text: str) -> str:
    """One line of text: a line end in a name could otherwise write a header of its own into a mail."""
    return tidy_lines(text).replace("\n", " ").replace("\t", " ")


def number_in_words(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def lower_first(text: str) -> str:
    """For a label inside a sentence; abbreviations such as "CQC number" keep their capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
