"""Who is counted: people outside the programme who look at something now. The one rule for every count."""

import re

from django.http import HttpRequest

# Who fetches without a person behind it: search engines, previews of links, scanners of mail, watchers.
ROBOTS = re.compile(
    r"bot\b|bot[/_-]|crawl|spider|slurp|scan|preview|monitor|uptime|headless|archiver|facebookexternalhit|whatsapp|"
    r"python|curl|wget|libwww|go-http|java/|okhttp|axios|node-fetch|ruby|perl",
    re.IGNORECASE,
)


def is_somebody(request: HttpRequest) -> bool:
    """Not robots, staff, HEAD, what a browser fetches in advance, and the later parts of a file."""
    agent = request.headers.get("User-Agent", "")
    wanted = request.headers.get("Range", "")
    is_from_the_start = not wanted or wanted.replace(" ", "").startswith("bytes=0-")
    purpose = f"{request.headers.get('Sec-Purpose', '')}{request.headers.get('Purpose', '')}".lower()
    is_in_advance = "prefetch" in purpose or "prerender" in purpose or "preview" in purpose
    if request.method != "GET" or not agent or ROBOTS.search(agent) or not is_from_the_start or is_in_advance:
        return False
    return not request.user.is_staff if request.user.is_authenticated else True
