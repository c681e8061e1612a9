"""Correcting an article's text: a new revision, with all highlights on the words they were on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit
from reader_app.core.errors import ConflictError, ProjectError
from reader_app.core.marks import is_lost
from reader_app.core.quotes import quote_at
from reader_app.core.records import Article, Block, Highlight, Text
from reader_app.core.revised_blocks import revised
from reader_app.core.standfirsts import standfirst_of, with_standfirst
from reader_app.core.text_links import revised_links
from reader_app.core.text_mapping import TextMapping
from reader_app.project.article_details import EDITED
from reader_app.project.labels import shortened
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Uid
    from reader_app.core.records import Anchor
    from reader_app.core.spans import Span
    from reader_app.project.workbench import Workbench

READER = "corrected"
"""Goes behind the reader's name in a text that an analyst corrected."""


def correction(bench: Workbench, article: Article, words: str) -> Change:
    """Return the change that gives an article this text; empty where it has it already.

    Raises ProjectError where the text is blank, or that of another article.
    """
    return _corrected(bench, article, storable(words.replace("\r\n", "\n").replace("\r", "\n")))


def standfirst_change(bench: Workbench, article: Article, words: str) -> Change:
    """Return the change that gives an article this standfirst; none where there are no words.

    Empty where it has it already. Raises ProjectError as `correction` does.
    """
    old = bench.text(article.text_sha256)
    words = " ".join(storable(words).split())
    if words == standfirst_of(str(old.text), old.blocks):
        return Change("article.correct", {"title": shortened(article.title)}, ())
    return _corrected(bench, article, *with_standfirst(str(old.text), old.blocks, words))


def _corrected(
    bench: Workbench, article: Article, words: str, blocks: tuple[Block, ...] | None = None
) -> Change:
    """Return the change to a text, whose blocks are told or else found by where their words are."""
    if not words.strip():
        raise ProjectError("An article needs a text. To be rid of the article, delete it.")
    old = bench.text(article.text_sha256)
    before = str(old.text)
    arguments: dict[str, str | int] = {"title": shortened(article.title)}
    if words == before:
        return Change("article.correct", arguments, ())
    arguments["length"] = len(words)
    mapping = TextMapping(before, words)
    reader = old.reader if old.reader.endswith(READER) else f"{old.reader}, {READER}"
    roles = blocks or revised(old.blocks, mapping)
    text = Text(hash_of(words), words, reader, roles, revised_links(old.links, mapping))
    refuse_twin(bench, article, text.sha256)
    origins = {**dict(article.provenance.origins), "text": EDITED}
    provenance = replace(article.provenance, origins=tuple(origins.items()))
    new = replace(article, provenance=provenance)
    return Change(
        "article.correct", arguments, revision(bench, article, new, text, mapping), (text,)
    )


def revision(
    bench: Workbench, article: Article, new: Article, text: Text, mapping: TextMapping
) -> tuple[Edit, ...]:
    """Return the edits that give an article, in its `new` form, this text, highlights and all."""
    new = replace(new, text_sha256=text.sha256, modified_ms=bench.now())
    return (Edit(article, new), *_moves(bench, article, text, mapping))


def hash_of(words: str) -> str:
    """Return the SHA-256 by which a text is known."""
    import hashlib  # noqa: PLC0415  (brings OpenSSL: 3 ms of the start, which corrects nothing)

    return hashlib.sha256(words.encode()).hexdigest()


def refuse_twin(bench: Workbench, article: Article, sha256: str) -> None:
    """Raise ProjectError where another article has the text of that hash."""
    uid = bench.store.articles.with_text(sha256)
    twin = bench.store.articles.get(uid) if uid else None
    if twin is not None and twin.uid != article.uid:
        raise ProjectError(
            f"“{shortened(twin.title)}” has exactly this text. Keep one of the two articles."
        )


def _moves(bench: Workbench, article: Article, text: Text, mapping: TextMapping) -> Iterator[Edit]:
    """Yield the edits of the highlights; none gets where its analyst has one."""
    old = [mark.highlight for mark in bench.store.marks.of_article(article.uid)]
    now = bench.now()
    taken: set[tuple[Uid, Span]] = set()
    for highlight in sorted(old, key=lambda it: it.text_sha256 != article.text_sha256):
        new = _moved(highlight, article, text, mapping)
        if not is_lost(new) and (new.analyst, new.span) in taken:
            new = replace(highlight, anchor="lost")
        if not is_lost(new):
            taken.add((new.analyst, new.span))
        if new != highlight:
            yield Edit(highlight, replace(new, modified_ms=now))


def _moved(highlight: Highlight, article: Article, text: Text, mapping: TextMapping) -> Highlight:
    """Return a highlight as it is in the new text; lost where its words are not in it."""
    if highlight.text_sha256 == text.sha256:
        # this text is the one it was lost from
        return replace(highlight, anchor="held", reason="")
    if highlight.text_sha256 != article.text_sha256:
        return replace(highlight, anchor="lost")
    anchor: Anchor = "held" if is_lost(highlight) else highlight.anchor
    span = mapping.span(highlight.span)
    if span is None:
        span, anchor = mapping.found_again(highlight.span), "moved"
    if span is None:
        return replace(highlight, anchor="lost")
    quote = quote_at(text.text, span)
    if quote.exact != highlight.quote.exact:
        anchor = "moved"  # the same bytes, which are other words in another encoding
    return replace(highlight, text_sha256=text.sha256, span=span, quote=quote, anchor=anchor)


def refuse_stranding(bench: Workbench, change: Change) -> None:
    """Raise ConflictError where going back to a text would leave highlights on the other one."""
    moved = {edit.record.uid for edit in change.edits if isinstance(edit.record, Highlight)}
    for edit in change.edits:
        before, after = edit.before, edit.after
        if not isinstance(before, Article) or not isinstance(after, Article):
            continue
        if before.text_sha256 != after.text_sha256 and any(
            mark.uid not in moved and not is_lost(mark.highlight)
            for mark in bench.store.marks.of_article(after.uid)
        ):
            raise ConflictError(
                "The text was marked since by somebody else. Correct it again by hand instead."
            )
