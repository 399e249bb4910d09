"""What the documents say, held against what there is."""

import re
from collections.abc import Iterator
from pathlib import Path

READ_BY = {
    "workforce_portal/settings.py": re.compile(r"""env\.\w+\(\s*["']([A-Z][A-Z0-9_]*)["']"""),
    "workforce_portal/embedded/*.py": re.compile(r"""os\.environ\.get\(["'](PORTAL_[A-Z_]+)["']"""),
    "docker-compose.yml": re.compile(r"""\$\{([A-Z][A-Z0-9_]*)"""),
}
NAMED_IN_EXAMPLE = re.compile(r"^([A-Z][A-Z0-9_]*)=", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)


def undocumented_variables(root: Path) -> list[str]:
    """Variables that the portal reads and `.env.example` does not explain, and the other way round."""
    read = {
        name
        for files, pattern in READ_BY.items()
        for file in root.glob(files)
        for name in pattern.findall(file.read_text())
    }
    named = set(NAMED_IN_EXAMPLE.findall((root / ".env.example").read_text()))
    return [
        *(f"{name} is read, and .env.example does not name it." for name in sorted(read - named)),
        *(f"{name} is in .env.example, and nothing reads it." for name in sorted(named - read)),
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
