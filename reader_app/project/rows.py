"""The rows and queries of the store, as `ui` and `cli` may use them."""

from __future__ import annotations

from reader_app.store.place import Place
from reader_app.store.rows import (
    ArticleRow,
    Finding,
    FoundRow,
    LibraryQuery,
    Loss,
    SpanCounts,
    SpanQuery,
    SpanSort,
    StepRow,
    TaggedSpan,
)

__all__ = [
    "ArticleRow",
    "Finding",
    "FoundRow",
    "LibraryQuery",
    "Loss",
    "Place",
    "SpanCounts",
    "SpanQuery",
    "SpanSort",
    "StepRow",
    "TaggedSpan",
]
