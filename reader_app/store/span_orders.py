"""The orders of the table of tagged spans, and the indexes that each can be walked along.

A page of very many rows is read along an index, however many follow it; a page of few is sorted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.store.rows import SpanSort

WHO = "ifnull(g.analyst_id, h.analyst_id)"
LAST = ("h.uid", "ifnull(g.uid, x'')")
"""Ends every order, so that no two rows are equal in it."""

_TAGS = "LEFT JOIN tagging g ON g.highlight_id=h.id LEFT JOIN tag ON tag.id=g.tag_id"
_ARTICLE = "CROSS JOIN article a ON a.id=h.article_id"
_BY_ARTICLE = "FROM article a INDEXED BY {} CROSS JOIN highlight h ON h.article_id=a.id " + _TAGS
_BY_TAGGING = "CROSS JOIN highlight h ON h.id=g.highlight_id " + _ARTICLE
_UNTAGGED = f"{_ARTICLE} {_TAGS}"

ANY_WAY = f"FROM highlight h JOIN article a ON a.id=h.article_id {_TAGS}"
BY_TAG = f"FROM tagging g {_BY_TAGGING} JOIN tag ON tag.id=g.tag_id"

KEYS: dict[SpanSort, tuple[str, ...]] = {
    "place": ("a.created_ms", "a.uid", "h.start", 'h."end"'),
    "quote": ("substr(h.quote,1,16) COLLATE NOCASE", "h.quote COLLATE NOCASE"),
    "tag": ("ifnull(tag.name_key,'')", "ifnull(tag.id,0)", "h.article_id", "h.start"),
    "article": ("a.title", "a.uid", "h.start"),
    "outlet": ("ifnull(a.outlet,'') COLLATE NOCASE", "a.uid", "h.start"),
    "published": ("ifnull(a.published,'')", "a.uid", "h.start"),
    "analyst": (f"(SELECT name FROM analyst WHERE id={WHO})", WHO, "h.article_id", "h.start"),
    "created": ("ifnull(g.created_ms, h.created_ms)", "ifnull(g.id, h.id)"),
}
"""What each order goes by."""
WHOLE_KEYS: dict[SpanSort, tuple[str, ...]] = {
    **KEYS,
    "tag": KEYS["place"],
    "analyst": ("(SELECT name FROM analyst WHERE id=h.analyst_id)",),
    "created": ("h.created_ms",),
}
"""The orders that keep a highlight together."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Rows that come in their order out of an index; where there are two, each has some of them."""

    index: str
    source: str
    keys: tuple[str, ...]
    """The same values as `KEYS`, in the words of the index."""
    same: tuple[object, ...] = ()
    """Values of the keys before these, which are the same for all its rows."""
    tag: str = "g.tag_id"
    """Where the tag stands by which rows are left out."""
    untagged: bool = False
    """Whether it has only highlights without a tag."""


WALKS: dict[SpanSort, tuple[Walk, ...]] = {
    "place": (Walk("article_created", _BY_ARTICLE.format("article_created"), KEYS["place"]),),
    "quote": (
        Walk(
            "highlight_quote",
            f"FROM highlight h INDEXED BY highlight_quote {_ARTICLE} {_TAGS}",
            KEYS["quote"],
        ),
    ),
    "tag": (
        Walk(
            "tag_name",
            f"FROM tag INDEXED BY tag_name CROSS JOIN tagging g ON g.tag_id=tag.id {_BY_TAGGING}",
            ("tag.name_key", "tag.id", "g.article_id", "h.start"),
            tag="tag.id",
        ),
        Walk(
            "highlight_article",
            f"FROM highlight h INDEXED BY highlight_article {_UNTAGGED}",
            ("h.article_id", "h.start"),
            same=("", 0),
            untagged=True,
        ),
    ),
    "article": (Walk("article_title", _BY_ARTICLE.format("article_title"), KEYS["article"]),),
    "outlet": (
        Walk("article_outlet_words", _BY_ARTICLE.format("article_outlet_words"), KEYS["outlet"]),
    ),
    "published": (
        Walk("article_published", _BY_ARTICLE.format("article_published"), KEYS["published"]),
    ),
    "analyst": (
        Walk(
            "tagging_analyst",
            "FROM analyst n INDEXED BY analyst_name CROSS JOIN tagging g INDEXED BY tagging_analyst"
            f" ON g.analyst_id=n.id {_BY_TAGGING} LEFT JOIN tag ON tag.id=g.tag_id",
            ("n.name", "n.id", "g.article_id", "h.start"),
        ),
        Walk(
            "highlight_analyst",
            "FROM analyst n INDEXED BY analyst_name CROSS JOIN highlight h INDEXED BY"
            f" highlight_analyst ON h.analyst_id=n.id {_UNTAGGED}",
            ("n.name", "n.id", "h.article_id", "h.start"),
            untagged=True,
        ),
    ),
    "created": (
        Walk(
            "tagging_created",
            f"FROM tagging g INDEXED BY tagging_created {_BY_TAGGING}"
            " LEFT JOIN tag ON tag.id=g.tag_id",
            ("g.created_ms", "g.id"),
        ),
        Walk(
            "highlight_created",
            f"FROM highlight h INDEXED BY highlight_created {_UNTAGGED}",
            ("h.created_ms", "h.id"),
            untagged=True,
        ),
    ),
}
