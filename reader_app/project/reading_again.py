"""Reading an article again out of its original, with another reader or encoding, as a new revision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader_app.core.drafts import ArticleDraft
from reader_app.core.edits import Change
from reader_app.core.errors import ProjectError, UnreadableFileError
from reader_app.core.recoded_mapping import RecodedMapping
from reader_app.core.records import Text
from reader_app.core.text_links import kept_links
from reader_app.core.text_mapping import TextMapping
from reader_app.formats.articles.reading import PLAIN
from reader_app.formats.articles.registry import BY_LABEL, PASTED, kind_of
from reader_app.formats.workers.job import ReadingJob, Refusal
from reader_app.project.article_details import EDITED
from reader_app.project.correcting import hash_of, refuse_twin, revision
from reader_app.project.labels import shortened
from reader_app.project.table_looks import read_beside

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.records import Article, Original
    from reader_app.formats.workers.pool import ReadingPool
    from reader_app.project.workbench import Workbench

ENCODINGS = (
    "utf-8", "utf-16", "windows-1250", "windows-1251", "windows-1252", "windows-1253",
    "windows-1254", "windows-1255", "windows-1256", "iso-8859-1", "iso-8859-6", "iso-8859-8",
    "koi8-r", "shift_jis", "euc-jp", "big5", "gb18030", "euc-kr",
)  # fmt: skip
"""The encodings that are offered, by the names that people know."""
_TEXT = (PLAIN, "Web page", "Markdown")
_MARKED = frozenset({"E-mail", "Saved web page"})
"""Kinds that are text with marks in it."""
_PIECES = frozenset({"application/json", "application/xml"})
"""Originals that are a row or an item of a file."""
_DETAILS = ("outlet", "authors", "url", "language", "section")


@dataclass(frozen=True, slots=True)
class Rereading:
    """What an original says, read in some way; nothing is changed by it yet."""

    draft: ArticleDraft
    change: Change
    """What taking it would do."""


def ways_to_read(article: Article, original: Original | None) -> tuple[str, ...]:
    """Return the labels of the readers that can take an original, the one by itself first.

    Raises ProjectError where there is none, or it is only a piece of a file.
    """
    if original is None:
        raise ProjectError("This article has no original that could be read again.")
    if original.media_type in _PIECES:
        raise ProjectError(
            "This article is one of several in its file. To read it again, import the file."
        )
    if (article.provenance.reader or "").startswith("pasted html"):
        return (PASTED.label, *_TEXT[:2])
    kind = kind_of(_name(article), original.data)
    if kind is not None and not kind.has_encoding:
        return (kind.label, PLAIN) if kind.label in _MARKED else (kind.label,)
    first = PLAIN if kind is None else kind.label
    return (first, *(label for label in _TEXT if label != first))


def takes_encoding(kind: str) -> bool:
    """Tell whether a reader can be told the encoding."""
    return kind == PLAIN or BY_LABEL[kind].has_encoding


def read_again(
    pool: ReadingPool,
    article: Article,
    original: Original,
    way: tuple[str, str | None],
    go_on: Callable[[], bool],
) -> ArticleDraft | None:
    """Return what an original says, read in a (kind, encoding) way; None where it was given up.

    Raises UnreadableFileError with a sentence where it cannot be read so.
    """
    kind, encoding = way
    encoding = encoding if takes_encoding(kind) else None
    job = ReadingJob(original.data, _name(article), encoding, article.url, kind)
    reply = read_beside(pool, job, go_on)
    if isinstance(reply, Refusal):
        raise UnreadableFileError(reply.reason)
    return reply if isinstance(reply, ArticleDraft) else None


def rereading(bench: Workbench, article: Article, draft: ArticleDraft) -> Change:
    """Return the change that gives an article a new reading; empty where the text is the same.

    What an analyst edited of its details stays. Raises ProjectError where another has this text.
    """
    before = str(bench.text(article.text_sha256).text)
    new = _with_details(article, draft)
    arguments: dict[str, str | int] = {"title": shortened(new.title), "length": len(draft.text)}
    if draft.text == before:
        return Change("article.reread", arguments, ())
    links = kept_links(draft.links, len(draft.text))
    text = Text(hash_of(draft.text), draft.text, draft.reader, draft.blocks, links)
    refuse_twin(bench, article, text.sha256)
    edits = revision(bench, article, new, text, _mapping(article, before, draft))
    return Change("article.reread", arguments, edits, (text,))


def _mapping(article: Article, before: str, draft: ArticleDraft) -> TextMapping:
    old, new = article.provenance.encoding, draft.encoding
    if not old or not new:
        return TextMapping(before, draft.text)
    return RecodedMapping(before, draft.text, (old, new))


def _with_details(article: Article, draft: ArticleDraft) -> Article:
    """Return the article with what the new reading says, but for what an analyst typed."""
    origins = dict(article.provenance.origins)
    told = dict(draft.origins)
    names = [name for name in ("title", *_DETAILS) if origins.get(name) != EDITED]
    found = {name: getattr(draft, name) for name in names if getattr(draft, name)}
    new = replace(article, **found)
    if draft.published and origins.get("published") != EDITED:
        precision = draft.published_precision
        new = replace(new, published=draft.published, published_precision=precision)
    kept = {name: origin for name, origin in origins.items() if origin == EDITED and name != "text"}
    provenance = replace(
        article.provenance,
        reader=draft.reader,
        encoding=draft.encoding,
        origins=tuple({**told, **kept}.items()),
    )
    return replace(new, provenance=provenance)


def _name(article: Article) -> str:
    return article.provenance.file_name or article.title
