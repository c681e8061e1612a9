"""What an analyst can do with the articles of a project: bring them in, find them, correct them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.standfirsts import standfirst_of
from reader_app.formats.articles.several import AS_GUESSED, TableReading
from reader_app.project.article_details import edited
from reader_app.project.first_look import MANY, first_look
from reader_app.project.folders import FoundFile, collect
from reader_app.project.importing import ImportRun
from reader_app.project.incoming_files import parted, taken_in
from reader_app.project.labels import shortened
from reader_app.project.last_import import keep_report, kept_report
from reader_app.project.originals import verify
from reader_app.project.whole_articles import WholeArticleActions
from reader_app.store.rows import LibraryQuery

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from reader_app.core.drafts import ArticleDraft
    from reader_app.core.ids import Uid
    from reader_app.core.records import Article, Original, Text
    from reader_app.formats.articles.several import ColumnChoice
    from reader_app.formats.workers.pool import ReadingPool
    from reader_app.project.first_look import FirstLook
    from reader_app.project.importing import ImportOutcome, ImportProgress, ImportReport
    from reader_app.project.last_import import LastImport
    from reader_app.project.originals import Verified
    from reader_app.project.reading_again import Rereading
    from reader_app.project.web_pages import WebPage
    from reader_app.store.rows import ArticleRow


class ArticleActions(WholeArticleActions):
    """The actions on articles, and the questions about them."""

    def collect(self, paths: Iterable[Path]) -> list[FoundFile]:
        """Return the files that `import_paths` would read at these paths."""
        return collect(paths)

    def import_paths(
        self,
        paths: Iterable[Path],
        *,
        encoding: str | None = None,
        tables: TableReading = AS_GUESSED,
        progress: Callable[[ImportProgress], bool] | None = None,
        on_change: Callable[[Change], None] | None = None,
        pool: ReadingPool | None = None,
    ) -> ImportReport:
        """Import files and all files in folders as one step; each has an outcome in the report.

        `tables` says which column of a table holds what, where its names do not.
        `progress` is asked before each file and while one is waited for, and ends the import by
        False; `on_change` is called with each chunk that was written; `pool` sets what reading a
        file may cost. What is in the project already, by its bytes or its
        text, is not imported again. Files named outright that bring highlights or tags come last,
        each a step of its own. The report is kept (`last_import`).
        """
        run = ImportRun(
            self._bench, encoding=encoding, tables=tables, on_change=on_change, pool=pool
        )
        bringing, others = ([], paths) if tables.columns else parted(paths)
        report = run.files(collect(others), progress)
        if not report.cancelled:
            taken = taken_in(self._bench, bringing, on_change)
            report = replace(report, outcomes=(*report.outcomes, *taken))
        keep_report(self._bench, report)
        return report

    def first_look(
        self,
        paths: Sequence[Path],
        pool: ReadingPool,
        *,
        report: Callable[[int, int], bool],
        choices: tuple[ColumnChoice, ...] = (),
        least: int = MANY,
    ) -> FirstLook | None:
        """Return how many files of what kinds `import_paths` would find, with examples.

        None where they are fewer than `least`, or `report` answered (done, total) by False.
        """
        return first_look(self._bench, paths, pool, report=report, choices=choices, least=least)

    def last_import(self) -> LastImport | None:
        """Return what became of the last import of files, whoever made it, if there was one."""
        return kept_report(self._bench)

    def import_text(self, text: str, name: str) -> ImportOutcome:
        """Import pasted words; raises UnreadableFileError where there are none."""
        return ImportRun(self._bench).paste(text, name)

    def import_markup(
        self,
        html: str,
        name: str,
        *,
        url: str | None = None,
        on_change: Callable[[Change], None] | None = None,
    ) -> ImportOutcome:
        """Import words pasted with their markup, read in a process; raises UnreadableFileError."""
        return ImportRun(self._bench, on_change=on_change).paste_markup(html, name, url)

    def import_page(
        self, page: WebPage, *, on_change: Callable[[Change], None] | None = None
    ) -> ImportOutcome:
        """Import a page from the web (`web_pages.fetched`); raises UnreadableFileError."""
        return ImportRun(self._bench, on_change=on_change).page(page)

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

    def verify(self, article: Article) -> Verified:
        """Tell whether the article's text and original still have the SHA-256 they came with."""
        return verify(self._bench.store.articles, article)

    def count(self) -> int:
        """Return how many articles there are."""
        return self._bench.store.articles.count()

    def count_unread(self) -> int:
        """Return how many articles are new to this analyst."""
        store = self._bench.store.articles
        return store.count() - store.count_read(self._bench.analyst.uid)

    def page(self, query: LibraryQuery) -> list[ArticleRow]:
        """Return a page of the library, with this analyst's status unless it names another.

        Raises QueryError where a filter of the query names nothing there is.
        """
        return self._bench.store.articles.page(self._own(query))

    def uids(self, query: LibraryQuery) -> list[Uid]:
        """Return the uids of the articles of a page; raises QueryError."""
        return self._bench.store.articles.uids(self._own(query))

    def order(self, query: LibraryQuery) -> list[Uid]:
        """Return all articles that a query finds, not a page of them; raises QueryError."""
        return self.uids(replace(query, after=None, skip=0, limit=self.count()))

    def found(self, query: LibraryQuery) -> int:
        """Return how many articles a query finds on all its pages; raises QueryError."""
        return self._bench.store.articles.found(self._own(query))

    def place_of(self, uid: Uid, query: LibraryQuery) -> int | None:
        """Return how many articles stand before one in what a query finds; None where it is not."""
        return self._bench.store.articles.place_of(uid, self._own(query))

    def _own(self, query: LibraryQuery) -> LibraryQuery:
        return replace(query, analyst=query.analyst or self._bench.analyst.uid)

    def row(self, uid: Uid) -> ArticleRow | None:
        """Return an article's row of the library, with this analyst's status, if there is one."""
        return self._bench.store.articles.row(uid, self._bench.analyst.uid)

    def rows(self, uids: Sequence[Uid]) -> list[ArticleRow]:
        """Return articles' rows of the library, in this order; those that are gone left out."""
        return self._bench.store.articles.rows(uids, self._bench.analyst.uid)

    def all(self) -> Iterator[ArticleRow]:
        """Yield all articles, the oldest first, with the analyst's own status."""
        query = LibraryQuery(descending=False, analyst=self._bench.analyst.uid)
        return self._bench.store.articles.all(query)

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
        """Keep where this analyst is in an article where that can be written; no step."""
        with suppress(ProjectError):
            self._bench.store.set_place(article, self._bench.analyst.uid, place)

    def edit(self, article: Article) -> Change:
        """Take over an article's title, outlet, authors, address, language, section and dates.

        What differs says from then on that it was edited. Raises ProjectError without a title.
        """
        if not article.title.strip():
            raise ProjectError("An article needs a title. Type at least one letter.")
        old = self._bench.article(article.uid)
        new = edited(old, article)
        edits = (Edit(old, replace(new, modified_ms=self._bench.now())),) if new != old else ()
        return self._bench.do(Change("article.edit", {"title": shortened(new.title)}, edits))

    def correct_text(self, article: Uid, new_text: str) -> Change:
        """Give an article a corrected text; highlights move with their words, or are lost.

        A lost one keeps its old quote and the text it counts in. Raises ProjectError where the
        text is blank, or that of another article.
        """
        from reader_app.project.correcting import correction  # noqa: PLC0415  (rare; brings difflib)

        return self._bench.do(correction(self._bench, self._bench.article(article), new_text))

    def standfirst(self, article: Article) -> str:
        """Return the words of an article's standfirst; empty where it has none."""
        text = self.text_of(article)
        return standfirst_of(str(text.text), text.blocks)

    def set_standfirst(self, article: Uid, words: str) -> Change:
        """Give an article this standfirst, as a correction of its text; none without words."""
        from reader_app.project.correcting import standfirst_change  # noqa: PLC0415  (see above)

        return self._bench.do(standfirst_change(self._bench, self._bench.article(article), words))

    def ways_to_read(self, article: Article) -> tuple[str, ...]:
        """Return the readers that can take an article's original, the one by itself first.

        Raises ProjectError where it cannot be read again.
        """
        from reader_app.project.reading_again import ways_to_read  # noqa: PLC0415  (rare)

        return ways_to_read(article, self.original_of(article))

    def rereading(
        self,
        article: Article,
        pool: ReadingPool,
        way: tuple[str, str | None],
        go_on: Callable[[], bool] = lambda: True,
    ) -> Rereading | None:
        """Return what an article's original says, read in a (reader, encoding) way.

        It is not done (`reread`). None where it was given up; raises UnreadableFileError, and ProjectError where another article has this text.
        """
        from reader_app.project.reading_again import (  # noqa: PLC0415  (rare)
            Rereading,
            read_again,
            rereading,
        )

        original = self.original_of(article)
        draft = read_again(pool, article, original, way, go_on) if original else None
        if draft is None:
            return None
        return Rereading(draft, rereading(self._bench, article, draft))

    def reread(self, article: Uid, draft: ArticleDraft) -> Change:
        """Give an article the text that its original was read as; highlights move, or are lost."""
        from reader_app.project.reading_again import rereading  # noqa: PLC0415  (rare)

        return self._bench.do(rereading(self._bench, self._bench.article(article), draft))
