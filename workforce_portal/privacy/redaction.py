"""Takes out of what people write the ways to reach somebody, before it is kept."""

import re

E_MAIL = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[^\s@<>()\[\],;:]+")
POSTCODE = re.compile(r"\b[a-z]{1,2}[0-9][a-z0-9]?\s*[0-9][a-z]{2}\b", re.IGNORECASE)
# Nine digits or more, however they are parted: shorter ones are years, sums and times.
PHONE = re.compile(r"(?<!\w)\+?\(?[0-9](?:[\s().–-]*[0-9]){8,14}(?!\w)")


def redact_contacts(text: str) -> str:
    """E-mail addresses, telephone numbers and postcodes become a word that says what stood there."""
    text = E_MAIL.sub("[e-mail address]", text)
    text = PHONE.sub("[phone number]", text)
    return POSTCODE.sub("[postcode]", text)
