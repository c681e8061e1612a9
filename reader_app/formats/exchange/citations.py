"""The articles as references for citation programs: CSL-JSON 1.0, and RIS."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.clock import utc_of
from reader_app.core.ids import hyphenated

if TYPE_CHECKING:
    from reader_app.core.records import Article
    from reader_app.formats.exchange.material import Material

_DAY = 10
"""Length of `2026-05-14`, the day of a date."""


def write_csl_json(out: BinaryIO, material: Material) -> int:
    """Write every article as a CSL item, and return how many there were."""
    count = 0
    out.write(b"[")
    for line in material.articles():
        item = {key: value for key, value in _csl(line.article).items() if value}
        data = json.dumps(item, ensure_ascii=False).encode("utf-8", "replace")
        out.write((b",\n" if count else b"\n") + data)
        count += 1
    out.write(b"\n]\n")
    return count


def _csl(article: Article) -> dict[str, object]:
    published = _date_parts(article.published)
    retrieved = _date_parts(_retrieved_day(article))
    return {
        "id": hyphenated(article.uid),
        "type": "article-newspaper",
        "title": article.title,
        "author": [{"literal": name} for name in article.authors],
        "container-title": article.outlet,
        "section": article.section,
        "issued": {"date-parts": [published]} if published else None,
        "accessed": {"date-parts": [retrieved]} if retrieved else None,
        "URL": article.url,
        "language": article.language,
    }


def write_ris(out: BinaryIO, material: Material) -> int:
    """Write every article as a RIS record, and return how many there were."""
    count = 0
    for line in material.articles():
        article = line.article
        fields = [
            ("TY", "NEWS"),
            ("ID", hyphenated(article.uid)),
            ("TI", article.title),
            *(("AU", name) for name in article.authors),
            ("T2", article.outlet),
            ("PY", (article.published or "")[:4]),
            ("DA", _ris_date(article.published)),
            ("Y2", _ris_date(_retrieved_day(article))),
            ("UR", article.url),
            ("LA", article.language),
        ]
        record = [f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value]
        out.write("".join((*record, "ER  - \r\n\r\n")).encode("utf-8", "replace"))
        count += 1
    return count


def _retrieved_day(article: Article) -> str | None:
    ms = article.provenance.retrieved_ms
    return None if ms is None else utc_of(ms).date().isoformat()


def _date_parts(date: str | None) -> list[int]:
    """Return year, month and day, as far as the date goes."""
    return [int(part) for part in date[:_DAY].split("-")] if date else []


def _ris_date(date: str | None) -> str:
    """Return a date as RIS has it, `2026/05/14/`, as far as it goes."""
    if not date:
        return ""
    parts = [*date[:_DAY].split("-"), "", ""][:3]
    return "/".join((*parts, ""))
