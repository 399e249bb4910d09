"""What every page is held against."""

import html5lib
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def assert_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA that axe can see."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": STANDARDS}})

    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"


def assert_valid_html(text: str) -> None:
    """The page parses without a single error of the HTML standard's parser."""
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(text)

    errors = [f"line {line}: {html5lib.constants.E[code] % data}" for (line, _column), code, data in parser.errors]
    assert errors == []
