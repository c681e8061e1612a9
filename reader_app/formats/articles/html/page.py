"""A parsed web page and what its head says."""

from __future__ import annotations

from dataclasses import dataclass, field

from reader_app.formats.articles.html.json_ld import Entity, articles
from reader_app.formats.articles.html.lines import Line, lines_of
from reader_app.formats.articles.html.wording import clean
from reader_app.formats.articles.nodes import Node, plain_text


@dataclass(frozen=True, slots=True)
class Page:
    """The page's tree, its lines, and its metadata by name (lower case)."""

    root: Node
    url: str | None
    lines: list[Line]
    metas: dict[str, list[str]]
    articles: list[Entity]
    titles: list[str] = field(default_factory=list[str])
    """What its <title> elements say."""

    def meta(self, *names: str) -> str | None:
        """Return the first value that one of the names has, in the order of the names."""
        for name in names:
            values = self.metas.get(name)
            if values:
                return values[0]
        return None


def page_of(root: Node, url: str | None) -> Page:
    """Gather what the readers of metadata and body need, in one walk each."""
    scripts = [
        "".join(script.itertext())
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
    ]
    titles = [plain_text(title) for title in root.iter("title") if not _in_picture(title)]
    found = [title for title in map(clean, titles) if title]
    return Page(root, url, lines_of(root), _metas(root), articles(scripts), found)


def _in_picture(node: Node) -> bool:
    return next(node.iterancestors("svg"), None) is not None


def _metas(root: Node) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for node in root.iter("meta"):
        value = clean(node.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            for name in (node.get(key) or "").lower().split():
                if value:
                    metas.setdefault(name, []).append(value)
    for node in root.iter("link"):
        relations = (node.get("rel") or "").lower().split()
        href = (node.get("href") or "").strip()
        if "canonical" in relations and href:
            metas.setdefault("canonical", []).append(href)
    return metas


def class_words(node: Node) -> str:
    """Return the element's class and id, lower case, to look for telling parts in."""
    return f"{node.get('class') or ''} {node.get('id') or ''} {node.get('itemprop') or ''}".lower()
