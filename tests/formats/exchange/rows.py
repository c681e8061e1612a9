"""Rows of an export, made from as little as a test says."""

from __future__ import annotations

from dataclasses import replace

from reader_app.core.ids import Uid
from reader_app.core.quotes import Quote
from reader_app.core.records import Article, Highlight, Note, Provenance, Tagging
from reader_app.core.spans import Span
from reader_app.formats.exchange.span_row import SpanRow

INES = Uid("01" * 16)
ARTICLE = Article(
    Uid("0a" * 16), "Port “reopens”, again", "a" * 64, "b" * 64, INES, 0, 0,
    outlet="Calder Bay Courier", authors=("Mara Lindqvist", "Tom Okafor"),
    url="https://courier.example/port", language="en", published="2026-05-14",
    published_precision="day", provenance=Provenance("port.html", "/in/port.html", 1_778_767_509_000, "html 1"),
)  # fmt: skip


def row(
    quote: str = "no vessel was at risk",
    *,
    path: tuple[str, ...] = ("Claim", "Denied"),
    note: str = "",
) -> SpanRow:
    """Return a row of one tagging, or of an untagged highlight where there is no path."""
    highlight = Highlight(
        Uid("0b" * 16), ARTICLE.uid, ARTICLE.text_sha256, Span(7, 7 + max(1, len(quote))),
        Quote(quote, "said ", "."), INES, 1_778_767_509_000, 1_778_767_510_000,
    )  # fmt: skip
    tagging = Tagging(
        Uid("0c" * 16), highlight.uid, Uid("0d" * 16), ARTICLE.uid, INES, 1_778_767_520_000
    )
    notes = (
        (Note(Uid("0e" * 16), note, INES, 0, 1_778_767_530_000, highlight=highlight.uid),)
        if note
        else ()
    )
    return SpanRow(
        article=ARTICLE, highlight=highlight, analyst="Ines", tag_path=path,
        tagging=tagging if path else None, notes=notes, n_chars=2_410, paragraph=4, page=None,
        context_before="said ", context_after=".",
    )  # fmt: skip


def titled(title: str) -> SpanRow:
    """Return a row whose article has that title."""
    return replace(row(), article=replace(ARTICLE, title=title))
