"""Highlights that come in with a file, put onto articles; each is checked against its quote."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from reader_app.core.marks import is_lost
from reader_app.core.quote_places import found_place
from reader_app.core.quotes import Quote, quote_at
from reader_app.core.records import Highlight, Note, Tagging, Text
from reader_app.core.spans import Span
from reader_app.formats.articles.plain_text import storable
from reader_app.project.incoming_judged import JudgedIn
from reader_app.project.incoming_tags import AnalystsIn, TagsIn
from reader_app.project.incoming_uids import is_uid, uid_of
from reader_app.project.labels import isolate, shortened

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.marks import Mark
    from reader_app.core.pace import Pace
    from reader_app.core.quote_places import FoundPlace
    from reader_app.formats.exchange.incoming import Incoming, IncomingMark, IncomingNote
    from reader_app.project.incoming_articles import Home, Homes
    from reader_app.project.workbench import Workbench

READER = "incoming quote"
"""Reader of the texts that hold nothing but a quote whose place was not found."""
_NO_ARTICLE = "No article of the project fits it. Import the article first, then this file again."


class MarksIn:
    """Makes the records of the highlights that a file brings, and says what became of each."""

    def __init__(self, bench: Workbench, incoming: Incoming, homes: Homes, pace: Pace) -> None:
        self._bench = bench
        self._homes = homes
        self.tags = TagsIn(bench, incoming.tags)
        self.analysts = AnalystsIn(bench)
        self.judged = JudgedIn(bench, incoming.scales, self.tags, self.analysts)
        self.highlights: list[Highlight] = []
        self.hanging: list[Tagging | Note] = []
        self.texts: dict[str, Text] = {}
        self.known = 0
        self.flagged: list[str] = []
        self.lost: list[str] = []
        self.left: list[str] = []
        self._read: set[Uid] = set()
        self._by_uid: dict[Uid, Highlight] = {}
        self._by_place: dict[tuple[Uid, Uid, Span], Highlight] = {}
        self._by_quote: dict[tuple[Uid, Uid, str], Highlight] = {}
        self._tagged: set[tuple[Uid, Uid, Uid]] = set()
        self._noted: defaultdict[Uid, list[tuple[str, Uid | None]]] = defaultdict(list)
        self._came: dict[Uid, Highlight] = {}
        for mark in pace.over(incoming.marks):
            self._take(mark)
        self.judged.link(incoming.links, self._came)

    def _take(self, mark: IncomingMark) -> None:
        home = self._homes.get(mark.text)
        if home is None:
            self.left.append(_told(mark, _NO_ARTICLE))
            return
        self._know(home)
        wanted = home.place(mark.span)
        quote = Quote(storable(mark.quote or ""), storable(mark.prefix), storable(mark.suffix))
        place = found_place(home.text, wanted, quote)
        analyst = self.analysts.named(mark.analyst)
        known = self._by_uid.get(uid_of(mark.uid))
        if known is None and place.span is not None:
            known = self._by_place.get((home.article.uid, analyst, place.span))
        if known is None and place.span is None:
            known = self._by_quote.get((home.article.uid, analyst, quote.exact))
        if known is not None:
            self.known += 1
        elif place.span is None and not quote.exact:
            self.left.append(_told(mark, place.sentence))
            return
        else:
            known = self._made(mark, home, place, quote)
            self._tell(mark, place.span, place.sentence)
        self._hang(known, mark)

    def _tell(self, mark: IncomingMark, span: Span | None, sentence: str) -> None:
        if span is None:
            self.lost.append(_told(mark, sentence))
        elif sentence:
            self.flagged.append(_told(mark, sentence))

    def _know(self, home: Home) -> None:
        """Take in the marks that an article has already, once."""
        article = home.article.uid
        if article in self._read:
            return
        self._read.add(article)
        for mark in self._bench.store.marks.of_article(article):
            self._keep(mark.highlight)
            self._keep_hanging(mark)

    def _keep(self, highlight: Highlight) -> None:
        key = (highlight.article, highlight.analyst)
        self._by_uid[highlight.uid] = highlight
        if is_lost(highlight):
            self._by_quote[*key, highlight.quote.exact] = highlight
        else:
            self._by_place[*key, highlight.span] = highlight

    def _keep_hanging(self, mark: Mark) -> None:
        for each in mark.taggings:
            self._tagged.add((each.highlight, each.tag, each.analyst))
        joined = "\n\n".join(note.body for note in mark.notes)  # so exports have them
        self._noted[mark.uid] += [(note.body, note.analyst) for note in mark.notes]
        self._noted[mark.uid] += [(joined, None)] if len(mark.notes) > 1 else []
        self.judged.know(mark)

    def _made(self, mark: IncomingMark, home: Home, found: FoundPlace, quote: Quote) -> Highlight:
        """Make a highlight; one without a place counts in a text that is its quote alone."""
        span = found.span
        now = self._bench.now()
        created = mark.created_ms if mark.created_ms is not None else now
        sha256 = home.article.text_sha256
        if span is None:
            sha256, place = self._text_of(quote.exact), Span(0, len(quote.exact))
        else:
            quote, place = quote_at(home.text, span), span
        moved = span is not None and mark.span is not None and span != home.place(mark.span)
        highlight = Highlight(
            self._uid(mark.uid),
            home.article.uid,
            sha256,
            place,
            quote,
            self.analysts.named(mark.analyst),
            created,
            mark.modified_ms if mark.modified_ms is not None else created,
            "lost" if span is None else "moved" if moved else "held",
            mark.statement,
            found.reason,
        )
        self.highlights.append(highlight)
        self._keep(highlight)
        return highlight

    def _uid(self, given: str) -> Uid:
        """Return a file's own uid where it is one and free, else a new one."""
        uid = uid_of(given)
        is_free = is_uid(uid) and self._bench.store.marks.get(uid) is None
        return uid if is_free and uid not in self._by_uid else self._bench.uids.new()

    def _text_of(self, quote: str) -> str:
        sha256 = hashlib.sha256(quote.encode()).hexdigest()
        self.texts.setdefault(sha256, Text(sha256, quote, READER, ()))
        return sha256

    def _hang(self, highlight: Highlight, mark: IncomingMark) -> None:
        """Give a highlight the tags and notes of the file that it does not have yet."""
        uid, article, new = highlight.uid, highlight.article, self._bench.uids.new
        self._came[uid_of(mark.uid)] = highlight
        for each in mark.taggings:
            key = (uid, self.tags.at(each.path), self.analysts.named(each.analyst))
            if key not in self._tagged:
                self._tagged.add(key)
                at = each.created_ms if each.created_ms is not None else highlight.created_ms
                self.hanging.append(Tagging(new(), uid, key[1], article, key[2], at))
        left = list(self._noted[uid])
        for note in mark.notes:
            body = storable(note.body)
            known = next((it for it in left if self._says(it, body, note)), None)
            if known is not None:
                left.remove(known)
            elif body.strip():
                self.hanging.append(self._note(highlight, body, note))
                self._noted[uid].append((body, self.hanging[-1].analyst))
        self.judged.hang(highlight, mark)

    def _says(self, known: tuple[str, Uid | None], body: str, note: IncomingNote) -> bool:
        """Tell whether a note that is there is one of the file, by whoever it says."""
        if known[0] != body:
            return False
        is_anyones = not note.analyst or known[1] is None
        return is_anyones or known[1] == self.analysts.named(note.analyst)

    def _note(self, highlight: Highlight, body: str, note: IncomingNote) -> Note:
        analyst = self.analysts.named(note.analyst) if note.analyst else highlight.analyst
        created, modified = note.created_ms, note.modified_ms
        if created is None:
            created, modified = highlight.created_ms, highlight.modified_ms
        times = (created, created if modified is None else modified)
        return Note(self._bench.uids.new(), body, analyst, *times, highlight=highlight.uid)


def _told(mark: IncomingMark, sentence: str) -> str:
    return f"“{isolate(shortened(mark.quote or '…'))}”: {sentence}"
