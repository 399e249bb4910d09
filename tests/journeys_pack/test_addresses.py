import pytest

from workforce_portal.journeys.addresses import COMMON, REAL, suggest_address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmai.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gnail.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("gmail.co.uk", "gmail.com"),
        ("GMIAL.COM", "gmail.com"),
        ("hotmial.com", "hotmail.com"),
        ("hotmail.con", "hotmail.com"),
        ("hotmial.co.uk", "hotmail.co.uk"),
        ("hotmail.co.ku", "hotmail.co.uk"),
        ("outlok.com", "outlook.com"),
        ("outllook.com", "outlook.com"),
        ("yaho.com", "yahoo.com"),
        ("yahooo.co.uk", "yahoo.co.uk"),
        ("yahoo.couk", "yahoo.co.uk"),
        ("iclod.com", "icloud.com"),
        ("nhs.ney", "nhs.net"),
        ("btintenet.com", "btinternet.com"),
        ("larkfieldhouse.con", "larkfieldhouse.com"),
        ("trafford.gov.ukk", "trafford.gov.uk"),
    ],
)
def test_a_slip_is_seen(typed, meant):
    assert suggest_address(f"rukhsana@{typed}") == f"rukhsana@{meant}"


@pytest.mark.parametrize(
    "domain",
    [
        *COMMON,
        *sorted(REAL),
        "yahoo.fr",
        "yahoo.com.au",
        "yahoo.co.in",
        "hotmail.fr",
        "outlook.ie",
        "live.ie",
        "nhs.uk",
        "nhs.scot",
        "trafford.gov.uk",
        "mft.nhs.uk",
        "larkfield-care.co.uk",
        "hotmailcare.co.uk",
        "olive.co.uk",
        "mail.ru",
        "email.cz",
        "goodmail.org.uk",
        "skylarkcare.com",
        "care.me",
        "co-op.coop",
        "kindness.care",
        "xn--bcher-kva.example",
        "localhost",
        "",
    ],
)
def test_a_good_address_is_left_alone(domain):
    assert suggest_address(f"rukhsana@{domain}") is None


def test_what_is_no_address_is_left_to_its_field():
    assert suggest_address("") is None
    assert suggest_address("rukhsana") is None
