"""Answers a line of JSON for each line PATH<TAB>URL: what the readers make of the file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.html.reading import read_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.drafts import ArticleDraft

BESIDE = frozenset({"title", "caption", "byline", "dateline"})
"""Blocks that have a key of their own and are no part of a web page's running text."""


def read_batch(lines: Iterable[str]) -> Iterator[str]:
    """Give the answer to each line; a file that cannot be read has its reason in `reason`."""
    for line in lines:
        path, _, url = line.rstrip("\n").partition("\t")
        try:
            draft = read_html(Path(path).read_bytes(), name=path, url=url or None)
        except UnreadableFileError as error:
            yield json.dumps({"path": path, "text": "", "reason": str(error)})
            continue
        yield json.dumps({"path": path, **described(draft)})


def described(draft: ArticleDraft) -> dict[str, object]:
    """Return what a draft says under the keys of `read --json --batch`."""

    def texts(*kinds: str) -> list[str]:
        return [draft.text[b.start : b.end] for b in draft.blocks if b.kind in kinds]

    running = [b for b in draft.blocks if b.kind not in BESIDE]
    blocks: list[dict[str, object]] = []
    position = 0
    for block in running:
        end = position + block.end - block.start
        blocks.append({"kind": block.kind, "start": position, "end": end, "level": block.level})
        position = end + 2
    return {
        "title": draft.title,
        "standfirst": "\n".join(texts("standfirst")),
        "authors": list(draft.authors),
        "date": draft.published,
        "outlet": draft.outlet,
        "site": draft.outlet,
        "url": draft.url,
        "lang": draft.language,
        "dir": draft.direction,
        "text": "\n\n".join(draft.text[b.start : b.end] for b in running),
        "blocks": blocks,
        "headings": texts("heading"),
        "captions": texts("caption"),
        "quotes": texts("quote"),
        "items": texts("item"),
        "reason": None,
    }


if __name__ == "__main__":
    for answer in read_batch(sys.stdin):
        print(answer, flush=True)
