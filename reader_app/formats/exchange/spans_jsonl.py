"""Texts with their spans as JSON Lines, for training and evaluating language models.

Each line is a text in the shape of doccano (`text`, `labels`) and that of spaCy and Prodigy
(`text`, `spans`) at once: each program passes over the other's. Positions are code points,
half-open. A label is a tag's path. What hangs on a highlight stands with the first of its spans.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from reader_app.core.clock import iso_exact
from reader_app.core.ids import hyphenated
from reader_app.formats.exchange.judged_json import judged_json, scales_json, scales_of_marks
from reader_app.formats.exchange.marked import texts_of
from reader_app.formats.exchange.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.exchange.marked import Marked, MarkedText
    from reader_app.formats.exchange.material import Material

UNTAGGED = "(no tag)"
"""The label of a highlight without a tag: none is left out."""


def write_jsonl(out: BinaryIO, material: Material) -> int:
    """Write a line for each text that has highlights, and return how many highlights there were."""
    count = 0
    names = Names.of(material)
    for marked in texts_of(material.rows):
        line = json.dumps(_line(marked, material.text(marked.sha256), names), ensure_ascii=False)
        out.write(line.encode("utf-8", "replace") + b"\n")
        count += len(marked.marks)
    return count


def _line(marked: MarkedText, text: str, names: Names) -> dict[str, object]:
    article = marked.article
    spans = [span for mark in marked.marks for span in _spans(mark, names)]
    scales = scales_json(scales_of_marks(marked.marks), names.scales)
    return {
        "id": hyphenated(article.uid),
        "text": text,
        "labels": [[span["start"], span["end"], span["label"]] for span in spans],
        "spans": spans,
        "meta": {
            "title": article.title,
            "outlet": article.outlet,
            "published": article.published,
            "url": article.url,
            "language": article.language,
            "text_sha256": marked.sha256,
            **({"scales": scales} if scales else {}),
        },
    }


def _spans(mark: Marked, names: Names) -> Iterator[dict[str, object]]:
    highlight = mark.row.highlight
    more: dict[str, object] = {"highlight": judged_json(mark, names)}
    for tagging, label in mark.taggings or ((None, UNTAGGED),):
        made = {
            "start": highlight.span.start,
            "end": highlight.span.end,
            "label": label,
            "id": hyphenated(highlight.uid),
            "note": mark.note,
        }
        if tagging is not None:
            made |= {
                "analyst": names.analyst(tagging.analyst),
                "created": iso_exact(tagging.created_ms),
            }
        yield made | more
        more = {}
