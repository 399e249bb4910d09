from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workforce_portal.organisations.cqc.cleaning import (
    clean_address,
    clean_cell,
    clean_date,
    clean_list,
    clean_phone,
    clean_postcode,
    clean_website,
)


@pytest.mark.parametrize("cell", [None, "", " ", "NA", "N/A", "n/a", "-", "nan", "NULL", "\x00"])
def test_clean_cell_reads_nothing_where_nothing_is_meant(cell):
    assert clean_cell(cell) == ""


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Bramble\n Lodge ", "Bramble Lodge"),
        (1614960123, "1614960123"),
        (1614960123.0, "1614960123"),
        (datetime(2026, 1, 19), "2026-01-19"),  # noqa: DTZ001 (as a spreadsheet gives it)
        ("Nan's House", "Nan's House"),
    ],
)
def test_clean_cell_gives_text_on_one_line(cell, text):
    assert clean_cell(cell) == text


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("01614960123", "01614960123"),
        ("0161 496 0123", "01614960123"),
        ("1614960123", "01614960123"),
        ("1614960123.0", "01614960123"),
        ("+44 161 496 0123", "01614960123"),
        ("+44 (0)161 496 0123", "01614960123"),
        ("0044161 496 0123", "01614960123"),
        ("0161 496 0123 | 0161 496 0124", "01614960123"),
        ("0161 496 0123 ext 4", "01614960123"),
        ("016977 3999", "0169773999"),
        ("ring the office", ""),
        ("12", ""),
        ("", ""),
    ],
)
def test_clean_phone_begins_with_its_zero(typed, phone):
    assert clean_phone(typed) == phone


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://www.bramble.example/a", "https://www.bramble.example/a"),
        ("www.bramble.example", "https://www.bramble.example"),
        ("www.bramble.example|www.oak.example", "https://www.bramble.example"),
        ("javascript://bramble.example/%0Aalert(1)", ""),
        ("not an address", ""),
        ("", ""),
    ],
)
def test_clean_website_keeps_only_what_can_be_a_link(typed, address):
    assert clean_website(typed) == address


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("19/Jan/2026 - 00:00", date(2026, 1, 19)),
        ("19/01/2026", date(2026, 1, 19)),
        ("2026-01-19", date(2026, 1, 19)),
        ("19 January 2026", date(2026, 1, 19)),
        ("last spring", None),
        ("31/02/2026", None),
        ("", None),
    ],
)
def test_clean_date_reads_the_ways_that_cqc_and_spreadsheets_write(typed, day):
    assert clean_date(typed) == day


@pytest.mark.parametrize(
    ("typed", "postcode"), [("m337xn", "M33 7XN"), ("M33  7XN", "M33 7XN"), ("unknown place", "UNKNOWN"), ("", "")]
)
def test_clean_postcode_has_one_space(typed, postcode):
    assert clean_postcode(typed) == postcode


def test_lists_and_addresses_are_taken_apart():
    assert clean_list("Nursing homes| Residential homes |N/A|") == "Nursing homes\nResidential homes"
    assert clean_address("1 Bramble Lane,,Sale , N/A,Manchester") == "1 Bramble Lane, Sale, Manchester"


@given(cell=st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.none(), st.booleans()))
def test_cleaning_never_fails_and_fits_the_columns(cell):
    text = clean_cell(cell)

    assert len(clean_phone(text)) <= 20
    assert len(clean_postcode(text)) <= 8
    assert "\0" not in text
    assert clean_date(text) is None or clean_date(text).year > 0
