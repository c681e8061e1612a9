"""What an analyst can do with the articles of a project: bring them in, find them, delete them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, removed
from reader_app.core.errors import NotFoundError
from reader_app.project.folders import FoundFile, collect
from reader_app.project.importing import ImportRun
from reader_app.project.labels import shortened
from reader_app.project.marks import removal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader_app.core.ids import Uid
    from reader_app.core.records import Article, Original, Text
    from reader_app.project.importing import ImportOutcome, ImportProgress, ImportReport
    from reader_app.project.workbench import Workbench
    from reader_app.store.rows import ArticleRow, LibraryQuery

DETAILS = (
    "title", "outlet", "authors", "url", "language", "section",
    "published", "published_precision", "fields",
)  # fmt: skip
"""The fields of an article that its text does not decide."""


class ArticleActions:
    """The actions on articles, and the questions about them."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def collect(self, paths: Iterable[Path]) -> list[FoundFile]:
        """Return the files that `import_paths` would read at these paths."""
        return collect(paths)

    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        encoding: str | None = None,
        progress: Callable[[ImportProgress], bool] | None = None,
        on_change: Callable[[Change], None] | None = None,
    ) -> ImportReport:
        """Import files and all files in folders as one step; each has an outcome in the report.

        `progress` is asked before each file, and ends the import by False; `on_change` is called
        with each chunk that was written. What is in the project already, by its bytes or its
        text, is not imported again.
        """
        run = ImportRun(self._bench, encoding=encoding, on_change=on_change)
        return run.files(collect(paths), progress)

    def import_text(self, text: str, name: str) -> ImportOutcome:
        """Import pasted words; raises UnreadableFileError where there are none."""
        return ImportRun(self._bench).paste(text, name)

    def get(self, uid: Uid) -> Article | None:
        """Return an article, if it is in the project."""
        return self._bench.store.articles.get(uid)

    def text_of(self, article: Article) -> Text:
        """Return the text that the article's spans count in."""
        return self._bench.text(article.text_sha256)

    def original_of(self, article: Article) -> Original | None:
        """Return the bytes that an article came as."""
        sha256 = article.original_sha256
        return None if sha256 is None else self._bench.store.articles.original(sha256)

    def count(self) -> int:
        """Return how many articles there are."""
        return self._bench.store.articles.count()

    def page(self, query: LibraryQuery) -> list[ArticleRow]:
        """Return a page of the library, with this analyst's status unless it names another."""
        own = replace(query, analyst=query.analyst or self._bench.analyst.uid)
        return self._bench.store.articles.page(own)

    def all(self) -> Iterator[ArticleRow]:
        """Yield all articles, the oldest first."""
        return self._bench.store.articles.all()

    def find(self, wording: str) -> Article:
        """Return the article of a uid, an unambiguous start of one, or a title.

        Raises NotFoundError where none or several fit.
        """
        found = self._bench.store.articles.find(wording)
        if not found:
            raise NotFoundError(f"No article has the uid or the title “{wording}”.")
        if len(found) > 1:
            uids = ", ".join(article.uid for article in found[:5])
            raise NotFoundError(f"“{wording}” fits {len(found)} articles: {uids}.")
        return found[0]

    def place(self, article: Uid) -> int | None:
        """Return where this analyst last was in an article: a code point of its text."""
        return self._bench.store.place(article, self._bench.analyst.uid)

    def set_place(self, article: Uid, place: int) -> None:
        """Keep where this analyst is in an article; no step, nothing where read-only."""
        if not self._bench.store.read_only:
            self._bench.store.set_place(article, self._bench.analyst.uid, place)

    def edit(self, article: Article) -> Change:
        """Take over an article's title, outlet, authors, address, language, section and dates."""
        old = self._bench.article(article.uid)
        new = replace(old, **{name: getattr(article, name) for name in DETAILS})
        edits = (Edit(old, replace(new, modified_ms=self._bench.now())),) if new != old else ()
        return self._bench.do(Change("article.edit", {"title": shortened(new.title)}, edits))

    def delete(self, articles: Sequence[Uid]) -> Change:
        """Remove articles with all their marks; those that are gone are passed over."""
        store = self._bench.store.articles
        found = [store.get(uid) for uid in dict.fromkeys(articles)]
        gone = [article for article in found if article is not None]
        edits = tuple(edit for article in gone for edit in self._removal(article))
        if len(gone) == 1:
            title = shortened(gone[0].title)
            return self._bench.do(Change("article.delete", {"title": title}, edits))
        return self._bench.do(Change("articles.delete", {"count": len(gone)}, edits))

    def _removal(self, article: Article) -> tuple[Edit, ...]:
        store = self._bench.store
        marks = store.marks.of_article(article.uid)
        rest = (*store.articles.notes(article.uid), *store.articles.readings(article.uid))
        return (*(edit for mark in marks for edit in removal(mark)), *removed(*rest, article))
