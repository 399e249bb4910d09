"""The Markdown in which the demonstration's resources are kept, as a web page and as the blocks of a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

GAP = "____"
TICK = "[ ] "


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBER = "number"
    TICK = "tick"
    QUOTE = "quote"
    TABLE = "table"


class Run(NamedTuple):
    text: str
    is_strong: bool = False
    is_emphasis: bool = False


Runs = list[Run]


@dataclass
class Block:
    kind: BlockKind
    runs: Runs = field(default_factory=list)
    rows: list[list[Runs]] = field(default_factory=list)
    number: int = 0


def page_html(markdown: str) -> str:
    """The text of a page. What is a box to tick or a gap to fill on paper is plain words on a screen."""
    text = markdown.replace(TICK, "").replace(GAP, "…")
    return _parser().render(text).replace("<th>", '<th scope="col">').strip()


def blocks(markdown: str) -> list[Block]:
    reader = _Reader()
    for token in _parser().parse(markdown.replace(GAP, "…………")):
        reader.read(token)
    return reader.blocks


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


class _Reader:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open: list[Token] = []
        self._numbers: list[int] = []

    def read(self, token: Token) -> None:
        if token.nesting == 1:
            self._enter(token)
        elif token.nesting == -1:
            self._leave(token)
        elif token.type == "inline":
            self._add(token)

    def _enter(self, token: Token) -> None:
        self._open.append(token)
        if token.type == "table_open":
            self.blocks.append(Block(BlockKind.TABLE))
        elif token.type == "tr_open":
            self.blocks[-1].rows.append([])
        elif token.type == "ordered_list_open":
            self._numbers.append(int(token.attrGet("start") or 1) - 1)
        elif token.type == "list_item_open" and self._numbers:
            self._numbers[-1] += 1

    def _leave(self, token: Token) -> None:
        self._open.pop()
        if token.type == "ordered_list_close":
            self._numbers.pop()

    def _add(self, token: Token) -> None:
        runs, inside = _runs(token.children or []), [opened.type for opened in self._open]
        if "tr_open" in inside:
            self.blocks[-1].rows[-1].append(runs)
        else:
            self.blocks.append(self._block(token, runs, inside))

    def _block(self, token: Token, runs: Runs, inside: list[str]) -> Block:
        if "heading_open" in inside:
            return Block(BlockKind.HEADING, runs)
        if "blockquote_open" in inside:
            return Block(BlockKind.QUOTE, runs)
        if "ordered_list_open" in inside:
            return Block(BlockKind.NUMBER, runs, number=self._numbers[-1])
        if "bullet_list_open" not in inside:
            return Block(BlockKind.PARAGRAPH, runs)
        if token.content.startswith(TICK):
            return Block(BlockKind.TICK, [runs[0]._replace(text=runs[0].text.removeprefix(TICK)), *runs[1:]])
        return Block(BlockKind.BULLET, runs)


def _runs(tokens: list[Token]) -> Runs:
    """The words with their weight; the address of a link is written out, as a document is also read on paper."""
    runs: Runs = []
    strong = emphasis = 0
    address = ""
    for token in tokens:
        if token.type.startswith("strong"):
            strong += token.nesting
        elif token.type.startswith("em_"):
            emphasis += token.nesting
        elif token.type == "link_open":
            address = str(token.attrGet("href"))
        elif token.type == "link_close":
            runs += [Run(f" ({shown})")] if (shown := address.removeprefix("https://")) != runs[-1].text else []
        elif token.content or token.type == "softbreak":
            runs.append(Run(token.content or " ", bool(strong), bool(emphasis)))
    return runs
