"""The text of a page as staff write it: HTML, but only what a text needs."""

from __future__ import annotations

from html.parser import HTMLParser

ALLOWED = {
    "h2": set(),
    "h3": set(),
    "p": set(),
    "ul": set(),
    "ol": {"start"},
    "li": set(),
    "dl": set(),
    "dt": set(),
    "dd": set(),
    "strong": set(),
    "em": set(),
    "a": {"href"},
    "blockquote": set(),
    "table": set(),
    "caption": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "br": set(),
    "hr": set(),
}
WITHOUT_END = {"br", "hr"}
STARTS_OF_LINKS = ("https://", "http://", "mailto:", "tel:", "/", "#")


def fault_in_page_text(text: str) -> str:
    """Why this text cannot be shown, as a sentence; empty when it can."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    if not reader.fault and reader.open:
        reader.fault = f"<{reader.open[-1]}> is opened and never closed."
    return reader.fault


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.fault = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED:
            self._say(f"<{tag}> is not allowed. Use {', '.join(sorted(ALLOWED))}.")
            return
        for name, value in attrs:
            if name not in ALLOWED[tag]:
                self._say(f"“{name}” is not allowed in <{tag}>.")
            elif name == "href" and not (value or "").startswith(STARTS_OF_LINKS):
                self._say("A link goes to https://, mailto:, tel:, or an address here that starts with /.")
        if tag not in WITHOUT_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in WITHOUT_END:
            return
        if not self.open or self.open.pop() != tag:
            self._say(f"</{tag}> closes something that is not open there.")

    def handle_data(self, data: str) -> None:
        # What is left open at the end would take in what follows on the page.
        if "<" in data:
            self._say("Write &lt; for the sign < itself.")

    def handle_comment(self, data: str) -> None:
        self._say("Comments are not allowed.")

    def handle_decl(self, decl: str) -> None:
        self._say("Leave out <!…>: only the text itself belongs here.")

    def handle_pi(self, data: str) -> None:
        self._say("Leave out <?…>: only the text itself belongs here.")

    def unknown_decl(self, data: str) -> None:
        self._say("Leave out <![…]>: only the text itself belongs here.")

    def _say(self, fault: str) -> None:
        self.fault = self.fault or fault
