"""Slips in the domain of an e-mail address that a person would want to hear about."""

import difflib

COMMON = [
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.co.uk",
    "outlook.com",
    "yahoo.com",
    "yahoo.co.uk",
    "icloud.com",
    "live.com",
    "live.co.uk",
    "msn.com",
    "aol.com",
    "btinternet.com",
    "virginmedia.com",
    "talktalk.net",
    "ntlworld.com",
    "blueyonder.co.uk",
    "tiscali.co.uk",
    "protonmail.com",
    "sky.com",
    "nhs.net",
]
# Real services whose names are a letter away from a common one.
REAL = {
    "email.com", "mail.com", "ymail.com", "zmail.com", "gmx.com", "gmx.co.uk", "me.com", "mac.com", "aim.com",
    "rocketmail.com", "hushmail.com", "fastmail.com", "proton.me", "pm.me", "o2.co.uk", "ee.co.uk", "bt.com",
    "hotmail.es", "talk21.com", "live.me", "skye.com", "lycos.com", "sky.uk.com",
}  # fmt: skip
ONE_ENDING_ONLY = {
    "gmail": "com",
    "googlemail": "com",
    "icloud": "com",
    "btinternet": "com",
    "virginmedia": "com",
    "ntlworld": "com",
    "blueyonder": "co.uk",
}
REAL_ENDINGS = {
    "com", "net", "org", "info", "me", "eu", "uk", "co.uk", "org.uk", "ac.uk", "gov.uk", "nhs.uk", "sch.uk", "ie", "fr",
    "de", "es", "it", "pt", "nl", "be", "pl", "ro", "bg", "hu", "cz", "sk", "gr", "se", "no", "dk", "fi", "ch", "at",
    "in", "co.in", "ca", "com.au", "au", "nz", "co.nz", "co.za", "ng", "com.ng", "gh", "ke", "co.ke", "zw", "co.zw",
    "com.br", "co.jp", "jp", "ph", "com.ph", "pk", "com.pk", "scot", "wales", "cymru", "im",
}  # fmt: skip
ENDING_SLIPS = {
    "con": "com", "cmo": "com", "ocm": "com", "vom": "com", "xom": "com", "cpm": "com", "comm": "com", "coom": "com",
    "ney": "net", "nte": "net", "nett": "net", "orgg": "org", "couk": "co.uk", "co.ukk": "co.uk", "co.ku": "co.uk",
    "co.ul": "co.uk", "co.uj": "co.uk", "co.ik": "co.uk", "cou.k": "co.uk", "c.ouk": "co.uk", "gov.ukk": "gov.uk",
    "gov.ku": "gov.uk", "org.ku": "org.uk", "org.ukk": "org.uk",
}  # fmt: skip
SHORT = 4
MOST_LETTERS_APART = 2
LIKENESS = 0.83  # of difflib: one slip in the nine letters of gmail.com, two in longer names


def suggest_address(address: str) -> str | None:
    """The address that was probably meant, or None when nothing looks wrong."""
    name, _, domain = address.rpartition("@")
    meant = _meant_domain(domain.lower().rstrip("."))
    return f"{name}@{meant}" if name and meant else None


def _meant_domain(domain: str) -> str | None:
    if domain in COMMON or domain in REAL:
        return None
    mended = _mend_ending(domain)
    if mended in COMMON or mended in REAL:
        return mended
    owner, _, ending = mended.partition(".")
    if owner in ONE_ENDING_ONLY:
        return f"{owner}.{ONE_ENDING_ONLY[owner]}"
    near = difflib.get_close_matches(mended, COMMON, n=1, cutoff=LIKENESS)
    if near and _is_a_slip(owner, ending, near[0].partition(".")[0]):
        return near[0]
    return mended if mended != domain else None


def _mend_ending(domain: str) -> str:
    for slip, ending in sorted(ENDING_SLIPS.items(), key=lambda pair: -len(pair[0])):
        if domain.endswith(f".{slip}"):
            return domain.removesuffix(slip) + ending
    return domain


def _is_a_slip(owner: str, ending: str, meant: str) -> bool:
    """yahoo.fr is as good as yahoo.com, hotmailcare.co.uk is a firm, and olive.co.uk is not live.co.uk."""
    if owner == meant:
        return ending not in REAL_ENDINGS
    is_same_start = len(meant) > SHORT or owner[:1] == meant[0]
    return is_same_start and abs(len(owner) - len(meant)) <= MOST_LETTERS_APART
