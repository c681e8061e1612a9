"""Reads Markdown (CommonMark 0.31, tables as GitHub writes them) with an optional front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.formats.articles.drafting import Part
from reader_app.formats.articles.encodings import decode
from reader_app.formats.articles.html.authors import split_names
from reader_app.formats.articles.html.dates import read_date
from reader_app.formats.articles.inline_markdown import plain_inline
from reader_app.formats.articles.languages import read_language
from reader_app.formats.articles.office import Properties, draft_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.drafts import ArticleDraft
    from reader_app.core.records import BlockKind

READER = "markdown 1"
MEDIA_TYPE = "text/markdown"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]+)[ \t]*:[ \t]*(.*)$")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_QUOTE = re.compile(r"^ {0,3}> ?")
_RULE = re.compile(r"^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_DELIMITER_ROW = re.compile(r"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r"^ {0,3}\[([^\]]+)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$")


def read_markdown(
    data: bytes, *, name: str, url: str | None = None, encoding: str | None = None
) -> ArticleDraft:
    """Return the document's article: the words without their marks, roles from the marks."""
    del url  # a document has no address
    decoded = decode(data, encoding=encoding)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    front = _FRONT.match(text)
    properties = _properties(front.group(1)) if front else Properties()
    body = _without_comments(text[front.end() :] if front else text)
    parts = list(_Reading(body.split("\n")).parts())
    if properties.title and not any(part.level == 1 for part in parts):
        parts.insert(0, Part("title", properties.title))
    return draft_of(_titled(parts), properties, name=name, reader=READER, media_type=MEDIA_TYPE)


def _without_comments(text: str) -> str:
    """Take out HTML comments; what looks like one but never ends stays."""
    kept: list[str] = []
    position = 0
    while (start := text.find("<!--", position)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            break
        kept.append(text[position:start])
        position = end + len("-->")
    return "".join([*kept, text[position:]])


def _titled(parts: list[Part]) -> list[Part]:
    """Make the title of a heading that opens the text and is the only one of the first level."""
    tops = [part for part in parts if part.kind == "heading" and part.level == 1]
    if parts and len(tops) == 1 and parts[0] is tops[0]:
        return [Part("title", tops[0].text, links=tops[0].links), *parts[1:]]
    return parts


def _properties(front: str) -> Properties:
    """Read the simple fields of a front matter (YAML's `name: value`)."""
    matches = [match for line in front.split("\n") if (match := _FIELD.match(line))]
    fields = {match.group(1).lower(): match.group(2).strip().strip("\"'[]") for match in matches}
    date = read_date(fields.get("date") or fields.get("published") or "")
    return Properties(
        title=fields.get("title") or None,
        authors=split_names([fields.get("authors") or fields.get("author") or ""]),
        language=read_language(fields.get("language") or fields.get("lang")),
        outlet=fields.get("outlet") or fields.get("publisher") or fields.get("source") or None,
        published=date[0] if date else None,
        precision=date[1] if date else None,
        origin="front matter",
    )


class _Reading:
    """Walks the lines of a document, block by block."""

    def __init__(self, lines: list[str]) -> None:
        self._references = {
            match.group(1).casefold(): match.group(2)
            for line in lines
            if (match := _REFERENCE.match(line))
        }
        self._lines = [line for line in lines if not _REFERENCE.match(line)]
        self._at = 0

    def parts(self) -> Iterator[Part]:
        """Give the document's blocks."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip() or _RULE.match(line):
                self._at += 1
            elif _FENCE.match(line):
                yield from self._fenced(line)
            elif heading := _HEADING.match(line):
                self._at += 1
                yield self._part("heading", heading.group(2) or "", len(heading.group(1)))
            elif self._is_table():
                yield from self._table()
            else:
                yield from self._flow(line)

    def _flow(self, line: str) -> Iterator[Part]:
        if _QUOTE.match(line):
            yield from self._quote()
        elif _ITEM.match(line):
            first = _ITEM.sub("", line, count=1)
            self._at += 1
            yield self._part("item", " ".join(part.strip() for part in (first, *self._continued())))
        else:
            yield self._paragraph()

    def _paragraph(self) -> Part:
        lines = [self._lines[self._at]]
        self._at += 1
        lines.extend(self._continued())
        if self._at < len(self._lines):
            underline = _UNDERLINE.match(self._lines[self._at])
            if underline is not None and self._lines[self._at].strip():
                self._at += 1
                return self._part(
                    "heading", " ".join(lines), 1 if underline.group(1)[0] == "=" else 2
                )
        return self._part("paragraph", "\n".join(lines))

    def _continued(self) -> Iterator[str]:
        """Give the lines up to the next block."""
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.strip() or _UNDERLINE.match(line) or _begins(line):
                return
            self._at += 1
            yield line

    def _quote(self) -> Iterator[Part]:
        lines: list[str] = []
        while self._at < len(self._lines) and _QUOTE.match(self._lines[self._at]):
            lines.append(_QUOTE.sub("", self._lines[self._at]))
            self._at += 1
        for paragraph in re.split(r"\n[ \t>]*\n", "\n".join(lines)):
            yield self._part("quote", paragraph)

    def _fenced(self, opening: str) -> Iterator[Part]:
        fence = opening.strip()[:3]
        self._at += 1
        lines: list[str] = []
        while self._at < len(self._lines) and not self._lines[self._at].strip().startswith(fence):
            lines.append(self._lines[self._at])
            self._at += 1
        self._at += 1
        yield Part("paragraph", "\n".join(lines).strip("\n"))

    def _is_table(self) -> bool:
        below = self._at + 1
        return (
            below < len(self._lines)
            and "|" in self._lines[self._at]
            and "|" in self._lines[below]
            and _DELIMITER_ROW.match(self._lines[below]) is not None
        )

    def _table(self) -> Iterator[Part]:
        header = self._at
        while self._at < len(self._lines) and "|" in self._lines[self._at]:
            if self._at != header + 1:
                cells = self._lines[self._at].strip().strip("|").split("|")
                yield Part("row", "\t".join(self._part("row", cell).text for cell in cells))
            self._at += 1

    def _part(self, kind: BlockKind, source: str, level: int | None = None) -> Part:
        lines = [line.strip() for line in source.split("\n")]
        text, links = plain_inline("\n".join(lines), self._references)
        return Part(kind, text, level, links=links)


def _begins(line: str) -> bool:
    """Say whether a line begins another block than a paragraph going on."""
    return any(form.match(line) for form in (_HEADING, _FENCE, _ITEM, _QUOTE, _RULE))
