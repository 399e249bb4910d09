"""The wording that messages to partners come with; staff may change it in the admin."""

from __future__ import annotations

from workforce_portal.outbox.kinds import Placeholder

MADE, FIGURES = "partner_link_made", "partner_link_figures"

PLACEHOLDERS = (
    Placeholder("place", "Where the partner puts it", "Sale library"),
    Placeholder("campaign", "Name of the campaign", "Good with people"),
    Placeholder("short_link", "The short link itself", "https://portal.example/go/k7mq2z"),
    Placeholder(
        "page_link",
        "Link to the partner’s own page",
        "https://portal.example/campaigns/links/…",
        link_text="Open your link’s page",
        is_required=True,
    ),
    Placeholder("help_phone", "Telephone number of the programme", "0161 496 0123"),
    Placeholder("help_hours", "When the telephone is answered", "Monday to Friday, 9am to 5pm"),
    Placeholder("site_name", "Name of the portal", "Care North West"),
)
FIGURE_PLACEHOLDERS = (
    Placeholder("month", "The month that the figures are of", "December 2026"),
    Placeholder("scans", "How often the link was scanned or followed", "41"),
    Placeholder("views", "How many pages were looked at by those who came by it", "163"),
)

MADE_SUBJECT = "Your link for {{ campaign }}"
MADE_BODY = """Hello,

This is your own link for {{ campaign }}, to put up at {{ place }}:

{{ short_link }}

On your link’s page are its QR code, a poster and pictures with the code on them, and how often it is scanned. The page has no password: whoever has its address sees it.

{{ page_link }}

You get this because somebody typed your address. If it was not you, open the page and take your address away.

Would you rather talk? Ring {{ help_phone }}, {{ help_hours }}.

{{ site_name }}
"""

FIGURES_SUBJECT = "{{ campaign }} at {{ place }}: {{ month }}"
FIGURES_BODY = """Hello,

In {{ month }} your link for {{ campaign }} at {{ place }} was scanned {{ scans }} times, and those who came by it looked at {{ views }} pages.

{{ page_link }}

There you also stop these messages.

{{ site_name }}
"""
