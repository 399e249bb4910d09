"""Telephone numbers as people type them, kept in one form (E.164)."""

import phonenumbers


class BadPhone(Exception):
    """The text is a sentence to show beside the field."""

    def __init__(self) -> None:
        super().__init__("Enter a phone number, such as 07700 900461 or +44 7700 900461.")


def read_phone(typed: str) -> str:
    """A UK number in any spacing, or any number with its country; nothing for nothing. Raises BadPhone."""
    if not typed.strip():
        return ""
    try:
        number = phonenumbers.parse(typed, "GB")
    except phonenumbers.NumberParseException as error:
        raise BadPhone from error
    # Possible rather than valid: new ranges are given out before libraries know them.
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise BadPhone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def say_phone(stored: str) -> str:
    """As people in the UK write it: 07700 900461."""
    if not stored:
        return ""
    number = phonenumbers.parse(stored, "GB")
    is_british = number.country_code == 44
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if is_british else style.INTERNATIONAL)
