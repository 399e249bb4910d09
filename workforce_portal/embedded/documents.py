"""What the documents say, held against what there is."""

import re
from collections.abc import Iterator
from pathlib import Path

READ_IN_SETTINGS = re.compile(r"""env\.\w+\(\s*["']([A-Z][A-Z0-9_]*)["']""")
NAMED_IN_EXAMPLE = re.compile(r"^#? ?([A-Z][A-Z0-9_]*)=", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


def undocumented_variables(root: Path) -> list[str]:
    """Variables that the settings read and `.env.example` does not explain, and the other way round."""
    read = set(READ_IN_SETTINGS.findall((root / "workforce_portal" / "settings.py").read_text()))
    named = set(NAMED_IN_EXAMPLE.findall((root / ".env.example").read_text()))
    return [
        *(f"{name} is read by the settings, and .env.example does not name it." for name in sorted(read - named)),
        *(f"{name} is in .env.example, and the settings do not read it." for name in sorted(named - read)),
    ]


def broken_links(root: Path) -> list[str]:
    """Links from the README and docs/ to a file or a heading that is not there."""
    documents = [*root.glob("*.md"), *sorted((root / "docs").rglob("*.md"))]
    return [
        f"{document.relative_to(root)} links to {target}, which is not there."
        for document in documents
        for target in _targets(document.read_text())
        if not _leads_somewhere(document, target)
    ]


def _targets(text: str) -> Iterator[str]:
    for match in LINK.finditer(text):
        target = match[1] or match[2]
        if not target.startswith(("http://", "https://", "mailto:")):
            yield target


def _leads_somewhere(document: Path, target: str) -> bool:
    name, _hash, fragment = target.partition("#")
    file = document.parent / name if name else document
    if not file.exists():
        return False
    return not fragment or fragment in {_anchor(heading) for heading in HEADING.findall(file.read_text())}


def _anchor(heading: str) -> str:
    """As code hosts make it: lower case, hyphens for spaces, no other signs."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
