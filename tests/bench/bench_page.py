"""The reading page: opening, marking and scrolling, beside a bare text browser with the same text."""

from __future__ import annotations

import hashlib
import os
import random
import re
import subprocess
import sys
import time
from statistics import median, quantiles
from typing import TYPE_CHECKING, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextBrowser

from reader_app.core.codebook import PALETTE_SLOTS, Codebook
from reader_app.core.ids import Uid
from reader_app.core.marks import ArticleMarks, Mark, MarksDelta
from reader_app.core.quotes import quote_at
from reader_app.core.records import Article, Block, Highlight, Tag, Tagging, Text
from reader_app.core.spans import Span
from reader_app.ui.article.article_page import ArticlePage
from reader_app.ui.theme.theme import load_theme
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.workload import long_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from reader_app.ui.article.text_host import TextHost

ARTICLE, ANALYST = Uid("article"), Uid("analyst")
SIZE = (1000, 800)


def figures(scale: float) -> Iterator[Figure]:
    """Measure a short article, and long ones."""
    app = QApplication.instance() or QApplication([])
    rounds = max(3, round(9 * scale))
    yield from _page_figures("4 kB, 50 highlights", (4_000, 50), rounds, (2.0, None, 6, 12))
    yield from _page_figures("1 MB, 5,000", (1_000_000, 5_000), rounds, (1.5, 150, 10, 16))
    yield from _page_figures("1 MB, 20,000", (1_000_000, 20_000), rounds, (None, 200, 15, 25))
    yield from _long_figures("5 MB, 20,000", 5_000_000, rounds, 500)
    yield from _long_figures("20 MB, 20,000", 20_000_000, max(3, rounds // 2), 1000)
    yield _memory_figure()
    del app


def _long_figures(name: str, size: int, rounds: int, first_paint: float) -> Iterator[Figure]:
    """Measure the host for very long texts, beside a bare QPlainTextEdit with the same text."""
    page = _shown(ArticlePage(load_theme("light")))
    text, marks = made(size, 20_000)
    article = Article(ARTICLE, "Bench", text.sha256, None, ANALYST, 1, 1)
    book = codebook()
    opening: list[float] = []
    for _ in range(rounds):
        fresh = ArticleMarks(ARTICLE, marks)
        opening.append(_opened(page, lambda m=fresh: page.show_article(article, text, m, book)))
        _rest()
    yield at_most(f"{name}: first paint", median(opening), "ms", limit=first_paint)
    bare = _shown(QPlainTextEdit())
    references = [_opened(bare, lambda: bare.setPlainText(text.text)) for _ in range(rounds)]
    yield reported(f"{name}: first paint, bare QPlainTextEdit", median(references), "ms")
    bare.close()
    bare.deleteLater()
    yield at_most(f"{name}: relayout on resize", median(_resized(page, rounds)), "ms", limit=100)
    yield at_most(f"{name}: add one", median(_added(page, text, rounds * 3)), "ms", limit=15)
    scrolled = quantiles(_scrolled(page, 40), n=20)[-1]
    yield at_most(f"{name}: scroll a page, p95", scrolled, "ms", limit=25)
    page.close()
    page.deleteLater()
    _rest()


def _rest() -> None:
    for _ in range(5):
        QApplication.processEvents()


def _resized(page: ArticlePage, rounds: int) -> list[float]:
    taken: list[float] = []
    for number in range(rounds + 1):
        begin = time.process_time()
        page.resize(SIZE[0] - 150 * (number % 2 == 0), SIZE[1])
        _paint(page)
        taken.append((time.process_time() - begin) * 1000)
        _rest()
    return taken[1:]


def _memory_figure() -> Figure:
    """Open 20 MB in a process of its own, and see by how much that grew it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.long_page"], check=True, capture_output=True, text=True
    )
    return at_most(
        "20 MB, 20,000: memory over the empty window", float(done.stdout), "MB", limit=200
    )


def _page_figures(
    name: str,
    size: tuple[int, int],
    rounds: int,
    limits: tuple[float | None, float | None, float, float],
) -> Iterator[Figure]:
    text, marks = made(*size)
    page = _shown(ArticlePage(load_theme("light")))
    bare = _shown(QTextBrowser())
    bare.setFont(QFont(["Noto Serif"]))
    opening, reference = _openings(page, bare, (text, marks), rounds)
    bare_browser = ("bare QTextBrowser", reference)
    if limits[0] is None:
        yield reported(f"{name}: first paint, bare browser", reference, "ms")
    else:
        yield at_most_times(f"{name}: first paint", opening, "ms", bare_browser, limit=limits[0])
    if limits[1] is not None:
        yield at_most(f"{name}: first paint", opening, "ms", limit=limits[1])
    added = median(_added(page, text, rounds * 3))
    yield at_most(f"{name}: add one", added, "ms", limit=limits[2])
    scrolled = quantiles(_scrolled(page, 40), n=20)[-1]
    yield at_most(f"{name}: scroll a page, p95", scrolled, "ms", limit=limits[3])
    for widget in (page, bare):
        widget.close()
        widget.deleteLater()


_Widget = TypeVar("_Widget", bound="QWidget")


def _shown(widget: _Widget) -> _Widget:
    widget.resize(*SIZE)
    widget.show()
    QApplication.processEvents()
    return widget


def _openings(
    page: ArticlePage, bare: QTextBrowser, made_text: tuple[Text, list[Mark]], rounds: int
) -> tuple[float, float]:
    """Return the medians of opening a text on the page, and in the bare browser."""
    text, marks = made_text
    article = Article(ARTICLE, "Bench", text.sha256, None, ANALYST, 1, 1)
    book = codebook()
    openings: list[float] = []
    references: list[float] = []
    for _ in range(rounds + 1):
        fresh = ArticleMarks(ARTICLE, marks)
        openings.append(_opened(page, lambda m=fresh: page.show_article(article, text, m, book)))
        _settle(page.view)
        references.append(_opened(bare, lambda: bare.setPlainText(text.text)))
        bare.clear()
        QApplication.processEvents()
    return median(openings[1:]), median(references[1:])  # fonts are loaded once


def _opened(widget: QWidget, show: Callable[[], None]) -> float:
    start = time.process_time()
    show()
    _paint(widget)
    return (time.process_time() - start) * 1000


def _paint(widget: QWidget) -> None:
    """Paint at once; what Qt lays out later, in steps, is not waited for."""
    widget.repaint()


def _settle(view: TextHost) -> None:
    """Have everything laid out and painted, so that no step of that is measured."""
    document = view.document()
    if isinstance(view, QTextBrowser):
        document.documentLayout().blockBoundingRect(document.lastBlock())
    for _ in range(5):
        QApplication.processEvents()


def _added(page: ArticlePage, text: Text, rounds: int) -> list[float]:
    """Add highlights in view, one after the other, each until it is painted."""
    page.view.verticalScrollBar().setValue(0)
    _settle(page.view)
    taken: list[float] = []
    for number in range(rounds):
        start = 120 + 37 * number % 800
        mark = _mark(text, start, start + 60, (number,))
        begin = time.process_time()
        page.apply(MarksDelta(added=(mark,)))
        QApplication.processEvents()
        taken.append((time.process_time() - begin) * 1000)
    return taken


def _scrolled(page: ArticlePage, rounds: int) -> list[float]:
    bar = page.view.verticalScrollBar()
    bar.setValue(0)
    _settle(page.view)
    taken: list[float] = []
    for number in range(rounds):
        begin = time.process_time()
        bar.setValue(bar.value() + bar.pageStep() * (1 if number % 8 < 7 else -7))
        QApplication.processEvents()
        taken.append((time.process_time() - begin) * 1000)
    return taken


def made(size: int, count: int) -> tuple[Text, list[Mark]]:
    """Make a text of about that many characters with so many highlights, always the same."""
    words = long_text(size)
    blocks = tuple(Block("paragraph", *match.span()) for match in re.finditer(r"[^\n]+", words))
    text = Text(hashlib.sha256(words.encode()).hexdigest(), words, "bench", blocks)
    chance = random.Random(11)
    marks: list[Mark] = []
    for number in range(count):
        length = chance.randint(500, 2500) if chance.random() < 0.03 else chance.randint(10, 250)
        start = chance.randrange(max(1, len(words) - length))
        tags = tuple(chance.randrange(12) for _ in range(chance.choice((1, 1, 1, 2, 3))))
        marks.append(_mark(text, start, min(len(words), start + length), tags, number))
    return text, marks


def _mark(text: Text, start: int, end: int, tags: tuple[int, ...], number: int = -1) -> Mark:
    span = Span(start, end)
    uid = Uid(f"h{number:08}" if number >= 0 else f"new{start}-{tags[0]}")
    quote = quote_at(text.text, span)
    highlight = Highlight(uid, ARTICLE, text.sha256, span, quote, ANALYST, 1, 1)
    taggings = (
        Tagging(Uid(f"{uid}{place}"), uid, Uid(f"tag{tag % 12}"), ARTICLE, ANALYST, place)
        for place, tag in enumerate(tags)
    )
    return Mark(highlight, tuple(taggings))


def codebook() -> Codebook:
    """Make a codebook with one tag a colour."""
    return Codebook(
        Tag(Uid(f"tag{number}"), slot, None, slot, ANALYST, 1, 1)
        for number, slot in enumerate(PALETTE_SLOTS)
    )
