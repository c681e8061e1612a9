"""Importing: files to articles, written chunk by chunk into one step, an outcome for each file."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from reader_app.core.drafts import ArticleDraft
from reader_app.core.edits import Change, added
from reader_app.core.errors import ProjectError, UnreadableFileError
from reader_app.core.ids import Uid
from reader_app.core.records import Article, Original, Provenance, Text
from reader_app.core.text_links import kept_links
from reader_app.formats.articles.reading import read_article
from reader_app.formats.articles.registry import PASTED
from reader_app.formats.articles.several import AS_GUESSED, Several, TableReading
from reader_app.formats.workers.job import ReadingJob, Refusal
from reader_app.formats.workers.pool import ReadingPool
from reader_app.project.file_bytes import MEGABYTE
from reader_app.project.folders import path_text
from reader_app.project.incoming import IncomingReport
from reader_app.project.labels import shortened
from reader_app.project.reading_ahead import FileInHand, ReadingAhead
from reader_app.project.signed_reading import read_signed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader_app.formats.articles.several import Item
    from reader_app.formats.workers.job import Reply
    from reader_app.project.folders import FoundFile
    from reader_app.project.web_pages import WebPage
    from reader_app.project.workbench import Workbench

CHUNK_ARTICLES = 200
CHUNK_BYTES = 8 * MEGABYTE
"""A chunk is written once it has this much: between two of them there is room for other writers."""

Status = Literal["imported", "known", "failed", "taken"]
"""What became of a file; "taken" is one that brought highlights or tags."""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is."""

    done: int
    """Files dealt with."""
    total: int
    path: str
    """The file that comes next; empty at the end."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file."""

    path: str
    status: Status
    uid: Uid | None = None
    """The article, new or known."""
    title: str | None = None
    reason: str | None = None
    """Why it failed: a sentence for the user."""
    incoming: IncomingReport | None = None
    """What became of highlights and tags that the file brought."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each file of one import."""

    outcomes: tuple[ImportOutcome, ...]
    cancelled: bool = False
    copies: int = 0
    """How many of the new articles are mostly the words of one that was there before them."""

    def count(self, status: Status) -> int:
        """Return how many files came to that."""
        return sum(outcome.status == status for outcome in self.outcomes)


@dataclass(slots=True)
class _Chunk:
    """Articles that are read and not yet written."""

    articles: list[Article] = field(default_factory=list[Article])
    texts: list[Text] = field(default_factory=list[Text])
    originals: list[Original] = field(default_factory=list[Original])
    signatures: dict[str, bytes] = field(default_factory=dict[str, bytes])
    by_hash: dict[str, Article] = field(default_factory=dict[str, Article])
    n_bytes: int = 0

    @property
    def is_full(self) -> bool:
        return len(self.articles) >= CHUNK_ARTICLES or self.n_bytes >= CHUNK_BYTES

    def add(self, article: Article, text: Text, original: Original) -> None:
        self.articles.append(article)
        self.texts.append(text)
        self.originals.append(original)
        self.by_hash[text.sha256] = self.by_hash[original.sha256] = article
        self.n_bytes += len(original.data)


class ImportRun:
    """One import, which is one step however many chunks it is written in."""

    def __init__(
        self,
        bench: Workbench,
        *,
        encoding: str | None = None,
        tables: TableReading = AS_GUESSED,
        on_change: Callable[[Change], None] | None = None,
        pool: ReadingPool | None = None,
    ) -> None:
        self._bench = bench
        self._encoding = encoding
        self._tables = tables
        self._on_change = on_change
        self._pool = pool or ReadingPool(read=read_signed)
        self._step: Uid | None = None
        self._chunk = _Chunk()
        self._reached = 0
        """Number of the file that was found and is being imported."""
        self._copies = 0

    def files(
        self,
        found: Sequence[FoundFile],
        progress: Callable[[ImportProgress], bool] | None = None,
    ) -> ImportReport:
        """Import files; where `progress` says False, what has been read until then is kept.

        Raises a ProjectError of the project file's where nothing at all came in; where it ends an
        import half way, the files that did not come in have failed for that reason.
        """
        outcomes: list[ImportOutcome] = []
        try:
            return self._files(found, progress, outcomes)
        except ProjectError as problem:
            if self._step is None:
                raise
            cut_off = self._cut_off(found, outcomes, str(problem))
            return ImportReport(cut_off, copies=self._copies)

    def _files(
        self,
        found: Sequence[FoundFile],
        progress: Callable[[ImportProgress], bool] | None,
        outcomes: list[ImportOutcome],
    ) -> ImportReport:
        # Asking for another encoding means to have other words from the same bytes.
        known = None if self._encoding or self._tables.columns else self._with_bytes
        with self._pool as pool:
            ahead = ReadingAhead(
                pool, encoding=self._encoding, tables=self._tables, find_known=known
            )
            for each in ahead.read(found):
                path = each.path if each else ahead.next_path
                if progress and not progress(ImportProgress(len(outcomes), ahead.total, path)):
                    self._write(n_files=0)
                    return ImportReport(tuple(outcomes), cancelled=True, copies=self._copies)
                if each is None:
                    continue
                self._reached = each.number
                for outcome in self._outcomes(each):
                    outcomes.append(outcome)
                    if self._chunk.is_full:
                        self._write(n_files=ahead.total)
        self._write(n_files=0)
        if progress:
            progress(ImportProgress(len(outcomes), ahead.total, ""))
        return ImportReport(tuple(outcomes), copies=self._copies)

    def _cut_off(
        self, found: Sequence[FoundFile], outcomes: Sequence[ImportOutcome], reason: str
    ) -> tuple[ImportOutcome, ...]:
        """Return what became of the files of an import that ended before all was written."""
        get = self._bench.store.articles.get
        kept = [
            each
            if each.status == "failed" or (each.uid and get(each.uid))
            else ImportOutcome(each.path, "failed", reason=reason)
            for each in outcomes
        ]
        # The archive that was being read is among the rest: not all that is in it came in.
        through = {each.path for each in kept}
        rest = [path_text(each.path) for each in found[self._reached :]]
        return (
            *kept,
            *(ImportOutcome(path, "failed", reason=reason) for path in rest if path not in through),
        )

    def paste(self, words: str, name: str) -> ImportOutcome:
        """Import words that came from no file; raises UnreadableFileError where they are blank.

        No copies of them are looked for: this may run where nobody should wait for it.
        """
        data = words.encode("utf-8", "replace")
        draft = read_article(data, name=name)
        original = Original(_sha256(data), draft.media_type, data)
        outcome = self._article(draft, original, Provenance(retrieved_ms=self._bench.now()))
        self._write(n_files=0, look=False)
        return replace(outcome, path=name)

    def paste_markup(self, html: str, name: str, url: str | None) -> ImportOutcome:
        """Import words that were copied with their markup, from a page at `url` if that is known.

        Raises UnreadableFileError where there is no text in it, or it cannot be read.
        """
        data = html.encode("utf-8", "replace")
        sha256 = _sha256(data)
        known = self._with_bytes(sha256)
        if known is not None:
            return ImportOutcome(name, "known", known.uid, known.title)
        with self._pool as pool:
            reply = pool.read(ReadingJob(data, name, url=url, kind=PASTED.label))
        draft = _as_draft(reply)
        original = Original(sha256, draft.media_type, data)
        outcome = self._article(draft, original, Provenance(retrieved_ms=self._bench.now()))
        self._write(n_files=0)
        return replace(outcome, path=name)

    def page(self, page: WebPage) -> ImportOutcome:
        """Import a page that was fetched; raises UnreadableFileError where there is none in it."""
        sha256 = _sha256(page.data)
        known = self._with_bytes(sha256)
        if known is not None:
            return ImportOutcome(page.url, "known", known.uid, known.title)
        with self._pool as pool:
            reply = pool.read(ReadingJob(page.data, page.name, url=page.url))
        draft = _as_draft(reply)
        draft = draft if draft.url else replace(draft, url=page.url)
        original = Original(sha256, draft.media_type, page.data)
        came_from = Provenance(page.name, page.addresses[0], self._bench.now())
        outcome = self._article(draft, original, came_from)
        self._write(n_files=0)
        return replace(outcome, path=page.url)

    def _outcomes(self, file: FileInHand) -> Iterator[ImportOutcome]:
        if isinstance(file.reply, Several):
            yield from (self._item(file, each) for each in file.reply.items)
        else:
            yield self._file(file)

    def _item(self, file: FileInHand, item: Item) -> ImportOutcome:
        """Take one of several articles of a file; its original is its own row or item."""
        path = f"{file.path}/{item.place}"
        if item.draft is None:
            return ImportOutcome(path, "failed", reason=item.reason)
        original = Original(_sha256(item.data), item.draft.media_type, item.data)
        came_from = Provenance(file.name, path, self._bench.now())
        return self._article(item.draft, original, came_from)

    def _file(self, file: FileInHand) -> ImportOutcome:
        known = self._with_bytes(file.sha256) if file.is_twin else file.known
        if known is not None:
            return ImportOutcome(file.path, "known", known.uid, known.title)
        if isinstance(file.reply, ArticleDraft):
            original = Original(file.sha256, file.reply.media_type, file.data)
            came_from = Provenance(file.name, file.path, self._bench.now())
            return self._article(file.reply, original, came_from)
        reason = file.reply.reason if isinstance(file.reply, Refusal) else None
        return ImportOutcome(file.path, "failed", reason=reason)

    def _article(
        self, draft: ArticleDraft, original: Original, came_from: Provenance
    ) -> ImportOutcome:
        """Take one article into the chunk, unless the project has its text."""
        path = came_from.path or ""
        text_sha256 = _sha256(draft.text.encode())
        known = self._known(text_sha256, self._bench.store.articles.with_text)
        if known is not None:
            return ImportOutcome(path, "known", known.uid, known.title)
        links = kept_links(draft.links, len(draft.text))
        text = Text(text_sha256, draft.text, draft.reader, draft.blocks, links)
        article = self._record(draft, text_sha256, original.sha256, came_from)
        self._chunk.add(article, text, original)
        if draft.signature is not None:
            self._chunk.signatures[text_sha256] = draft.signature
        return ImportOutcome(path, "imported", article.uid, article.title)

    def _with_bytes(self, sha256: str) -> Article | None:
        return self._known(sha256, self._bench.store.articles.with_original)

    def _known(self, sha256: str, find: Callable[[str], Uid | None]) -> Article | None:
        pending = self._chunk.by_hash.get(sha256)
        if pending is not None:
            return pending
        uid = find(sha256)
        return None if uid is None else self._bench.store.articles.get(uid)

    def _record(
        self, draft: ArticleDraft, text_sha256: str, original_sha256: str, came_from: Provenance
    ) -> Article:
        now = self._bench.now()
        provenance = Provenance(
            came_from.file_name,
            came_from.path,
            came_from.retrieved_ms,
            draft.reader,
            draft.encoding,
            draft.origins,
        )
        return Article(
            uid=self._bench.uids.new(),
            title=draft.title,
            text_sha256=text_sha256,
            original_sha256=original_sha256,
            analyst=self._bench.analyst.uid,
            created_ms=now,
            modified_ms=now,
            outlet=draft.outlet,
            authors=draft.authors,
            url=draft.url,
            language=draft.language,
            section=draft.section,
            published=draft.published,
            published_precision=draft.published_precision,
            provenance=provenance,
        )

    def _write(self, *, n_files: int, look: bool = True) -> None:
        """Write the chunk; `n_files` names a step of which not all is known yet, else 0."""
        chunk, self._chunk = self._chunk, _Chunk()
        if not chunk.articles:
            return
        action, arguments = _named(chunk.articles, n_files)
        change = Change(
            action, arguments, added(*chunk.articles), tuple(chunk.texts), tuple(chunk.originals)
        )
        self._pool.wait(0)  # all have something to read while this is written
        step = self._bench.write(change, kind="import", continues=self._step)
        self._step = self._step or step
        self._pool.wait(0)
        if look:
            self._look_for_copies(chunk)
        if self._on_change:
            self._on_change(change)

    def _look_for_copies(self, chunk: _Chunk) -> None:
        store, texts = self._bench.store, [text.sha256 for text in chunk.texts]
        with suppress(ProjectError):  # they are found when they are asked for
            looked = self._bench.copies.look_at(store, texts, signatures=chunk.signatures)
            self._copies += sum(store.signatures.count(text) > 1 for text in looked.copies)


def _as_draft(reply: Reply) -> ArticleDraft:
    """Return the one article that was read; raises UnreadableFileError where there is none."""
    if isinstance(reply, ArticleDraft):
        return reply
    if isinstance(reply, Refusal):
        raise UnreadableFileError(reply.reason)
    raise UnreadableFileError("This is a list of articles. Save it, and import the file.")


def _named(articles: Sequence[Article], n_files: int) -> tuple[str, dict[str, str | int]]:
    if n_files > len(articles):
        return "files.import", {"count": n_files}
    if len(articles) == 1:
        return "article.import", {"title": shortened(articles[0].title)}
    return "articles.import", {"count": len(articles)}


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
