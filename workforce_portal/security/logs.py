"""Whoever holds the address of a signed page may act on it, so no such address may reach a log; nor may a visitor's,
nor what somebody typed into a search, which travels behind the question mark."""

import logging
import re
from typing import Any

import structlog
from gunicorn import glogging

# Links that somebody cut short or tampered with carry the same marker; so do encoded ones.
_SECRETS = [
    (re.compile(r"\bsigned(?:\.|%2E)[\w.%~-]+", re.IGNORECASE), "[signed]"),
    (re.compile(r"(?<=/reset/key/)[^/\s\"'?]+"), "[signed]"),
    # gunicorn names whoever sent a request that it cannot read.
    (re.compile(r"(?<=\bfrom ip=)\S+(?=: )"), "[address]"),
    # A quotation mark ends it only where the line goes on behind it: “?q=O'Brien” is one search.
    (re.compile(r"(?<=[\w/.~%-])\?(?:[^\s\"']|'(?![\s,)>\]}]|$))+"), "?[query]"),
]


def scrub(text: str) -> str:
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    return text


class ScrubbedLines(structlog.stdlib.ProcessorFormatter):
    """Scrubs the finished line, whoever wrote whatever part of it: message, path, exception."""

    def format(self, record: logging.LogRecord) -> str:
        return scrub(super().format(record))


class _Scrubbed(logging.Formatter):
    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self._formatter = formatter

    def format(self, record: logging.LogRecord) -> str:
        return scrub(self._formatter.format(record))


class ScrubbedGunicornLogger(glogging.Logger):
    """For gunicorn's `--logger-class`: it writes its own lines, with addresses in them."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for handler in [*self.error_log.handlers, *self.access_log.handlers]:
            handler.setFormatter(_Scrubbed(handler.formatter or logging.Formatter()))
