"""Which article of the project a text that comes in belongs to; or a new one made of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError, UnreadableFileError
from reader_app.core.ids import Uid
from reader_app.core.records import Article, Provenance, Text
from reader_app.core.text_mapping import TextMapping
from reader_app.formats.articles.plain_text import read_plain_text, storable
from reader_app.project.article_details import dated
from reader_app.project.incoming_uids import is_uid, uid_of
from reader_app.project.labels import isolate, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader_app.core.spans import Span
    from reader_app.formats.exchange.incoming import Incoming, IncomingText
    from reader_app.project.workbench import Workbench

_HASH = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
_MOST_SHOWN = 3
_LEAST_QUOTE = 12
"""Code points of a quote that an article may be recognised by."""


@dataclass(frozen=True, slots=True)
class Home:
    """The article that a text belongs to, and its words there."""

    article: Article
    text: str
    mapping: TextMapping | None = None
    """Takes places in the file's text to those in the article's, where the two differ."""

    def place(self, span: Span | None) -> Span | None:
        """Return where a span of the file's text is in the article."""
        return span if self.mapping is None or span is None else self.mapping.span(span)


@dataclass(frozen=True, slots=True)
class Homeless:
    """A text of a file whose article was not found, with its highlights."""

    key: str
    """What the file's highlights call it."""
    title: str
    count: int
    """How many highlights it has."""
    quotes: tuple[str, ...]
    """The first of their words."""
    candidates: tuple[Uid, ...]
    """Articles that hold its longest quote, where several do."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles that somebody chose for the texts that have none."""

    onto: Mapping[str, Uid] = field(default_factory=dict[str, Uid])
    """By the texts' keys."""
    otherwise: Uid | None = None
    """For all other texts."""


class Homes:
    """Finds a home for every text of a file: by hash, by name, by its quotes, as somebody chose.

    A text with words that no article has is a new article.
    """

    def __init__(self, bench: Workbench, incoming: Incoming, chosen: Chosen) -> None:
        self._bench = bench
        self._incoming = incoming
        self.homeless: list[Homeless] = []
        self.articles: list[Article] = []
        self.texts: list[Text] = []
        self.remarks: list[str] = []
        self._found: dict[str, Home] = {}
        waiting: dict[str, IncomingText] = {}
        for each in incoming.texts:
            home = self._known(each) or self._of_own_marks(each) or self._new(each)
            if home is not None:
                self._found[each.key] = home
            else:
                waiting[each.key] = each
        candidates = self._by_quotes(waiting)
        for each in waiting.values():
            uid = chosen.onto.get(each.key, chosen.otherwise)
            if each.key in self._found:
                continue
            if uid is not None:
                article = bench.article(uid)
                text = str(bench.text(article.text_sha256).text)
                self._found[each.key] = Home(article, text)
            else:
                self._tell_homeless(each, candidates.get(each.key, ()))

    def _tell_homeless(self, each: IncomingText, candidates: tuple[Uid, ...]) -> None:
        marks = [mark for mark in self._incoming.marks if mark.text == each.key]
        quotes = tuple(mark.quote or "" for mark in marks[:_MOST_SHOWN])
        if marks:
            self.homeless.append(Homeless(each.key, each.title, len(marks), quotes, candidates))

    def get(self, key: str) -> Home | None:
        """Return the home of a text."""
        return self._found.get(key)

    def _known(self, each: IncomingText) -> Home | None:
        for uid in self._candidates(each):
            article = self._bench.store.articles.get(uid)
            home = self._fitting(each, article) if article is not None else None
            if home is not None:
                return home
        return None

    def _candidates(self, each: IncomingText) -> Iterator[Uid]:
        """Yield the articles that a text may belong to, the surest first."""
        store = self._bench.store.articles
        hashes = [(each.text_sha256, store.with_text), (each.file_sha256, store.with_original)]
        if each.text is not None:
            hashes.append((_sha256(storable(each.text)), store.with_text))
        for sha256, find in hashes:
            found = find(sha256) if _HASH.fullmatch(sha256) else None
            yield from [found] if found is not None else []
        own = store.find(each.uid) if each.uid else []
        yield from [it.uid for it in own if it.uid == uid_of(each.uid)]
        yield from store.with_url(each.url) if each.url else []
        same = [it for it in store.find(each.title) if it.title == each.title and it.title]
        yield from [it.uid for it in same if not each.url or it.url in {None, each.url}]

    def _of_own_marks(self, each: IncomingText) -> Home | None:
        """Return the article whose highlights a text's are, where all of them are there already.

        An export has the old texts of highlights that are without a place; no article has these.
        """
        marks = [mark for mark in self._incoming.marks if mark.text == each.key]
        uids = [uid for uid in (uid_of(mark.uid) for mark in marks) if is_uid(uid)]
        known = self._bench.store.marks.highlights(uids)
        articles = {highlight.article for highlight in known.values()}
        if not marks or len(known) < len(marks) or len(articles) > 1:
            return None
        article = self._bench.article(articles.pop())
        return Home(article, str(self._bench.text(article.text_sha256).text))

    def _fitting(self, each: IncomingText, article: Article) -> Home | None:
        """Return the article as a home, unless the file has a text that is another one."""
        text = str(self._bench.text(article.text_sha256).text)
        if each.text is None or storable(each.text) == text:
            return Home(article, text)
        old = storable(each.text)
        if old.split() != text.split():
            return None
        return Home(article, text, TextMapping(old, text))

    def _new(self, each: IncomingText) -> Home | None:
        """Make an article of a text; None where the file has no words for it."""
        if each.text is None:
            return None
        twin = next((it for it in self.texts if it.text == storable(each.text or "")), None)
        if twin is not None:
            article = next(it for it in self.articles if it.text_sha256 == twin.sha256)
            return Home(article, str(twin.text))
        try:
            name = each.title or "Text"
            draft = read_plain_text(storable(each.text).encode(), name=name, encoding="utf-8")
        except UnreadableFileError:
            self.remarks.append(f"{isolate(shortened(each.title))}: There is no text in it.")
            return None
        text = Text(_sha256(draft.text), draft.text, draft.reader, draft.blocks)
        self.texts.append(text)
        now = self._bench.now()
        article = Article(
            self._bench.uids.new(),
            each.title or draft.title,
            text.sha256,
            None,
            self._bench.analyst.uid,
            now,
            now,
            outlet=each.outlet or draft.outlet,
            authors=each.authors or draft.authors,
            url=each.url or draft.url,
            language=each.language or draft.language,
            published=draft.published,
            published_precision=draft.published_precision,
            fields=each.fields,
            provenance=Provenance(None, None, now, draft.reader, None, draft.origins),
        )
        with suppress(ProjectError):
            article = dated(article, each.published) if each.published else article
        self.articles.append(article)
        return Home(article, draft.text)

    def _by_quotes(self, waiting: dict[str, IncomingText]) -> dict[str, tuple[Uid, ...]]:
        """Look through all articles for the longest quotes of texts that have no home yet.

        Return the articles of those texts whose quote several hold.
        """
        quotes = {key: self._longest_quote(key) for key in waiting}
        quotes = {key: quote for key, quote in quotes.items() if len(quote) >= _LEAST_QUOTE}
        if not quotes:
            return {}
        found: dict[str, list[Home]] = {}
        for article, text in self._all_texts():
            for key, quote in quotes.items():
                if quote in text:
                    found.setdefault(key, []).append(Home(article, text))
        for key, homes in found.items():
            if len(homes) == 1:
                self._found[key] = homes[0]
                title = isolate(shortened(homes[0].article.title))
                self.remarks.append(f"{title}: The article was recognised by its quotes.")
        return {key: tuple(home.article.uid for home in homes) for key, homes in found.items()}

    def _longest_quote(self, key: str) -> str:
        quotes = (mark.quote or "" for mark in self._incoming.marks if mark.text == key)
        return storable(max(quotes, key=len, default=""))

    def _all_texts(self) -> Iterable[tuple[Article, str]]:
        store = self._bench.store.articles
        for row in store.all():
            article = self._bench.article(row.uid)
            yield article, str(self._bench.text(article.text_sha256).text)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
