"""The rows and queries of the store, as `ui` and `cli` may use them."""

from __future__ import annotations

from reader_app.store.place import Place
from reader_app.store.rows import (
    ArticleRow,
    Finding,
    FoundRow,
    GroupBy,
    LibraryQuery,
    Loss,
    SpanCounts,
    SpanGroup,
    SpanQuery,
    SpanSort,
    Stand,
    StepRow,
    TaggedSpan,
)

__all__ = [
    "ArticleRow",
    "Finding",
    "FoundRow",
    "GroupBy",
    "LibraryQuery",
    "Loss",
    "Place",
    "SpanCounts",
    "SpanGroup",
    "SpanQuery",
    "SpanSort",
    "Stand",
    "StepRow",
    "TaggedSpan",
]
