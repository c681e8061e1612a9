"""Twenty thousand cards: only those near the view are ever laid out."""

import pytest
from PySide6.QtCore import QPoint, Qt

from reader_app.core.clock import SystemClock
from reader_app.core.codebook import Codebook
from reader_app.core.ids import UidSource
from reader_app.core.marks import ArticleMarks, Mark, MarksDelta
from reader_app.core.quotes import Quote
from reader_app.core.records import Article, Highlight
from reader_app.core.spans import Span
from reader_app.ui.annotations.annotations_dock import AnnotationsDock
from reader_app.ui.theme.theme import load_theme

MANY = 20_000


@pytest.fixture
def dock(qtbot):
    uids = UidSource(SystemClock())
    article = Article(uids.new(), "Long", "0" * 64, None, uids.new(), 0, 0)

    def mark(number):
        span = Span(number * 10, number * 10 + 8)
        words = Quote(f"quote {number} " * (1 + number % 30), "", "")
        return Mark(
            Highlight(uids.new(), article.uid, "0" * 64, span, words, article.analyst, 0, 0)
        )

    made = AnnotationsDock(load_theme("light"), SystemClock())
    qtbot.addWidget(made)
    marks = ArticleMarks(article.uid, [mark(number) for number in range(MANY)])
    made.show_marks(article, marks, Codebook(), {})
    made.resize(348, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def asked(dock, monkeypatch):
    rows = []
    plain = dock.cards.row_height
    monkeypatch.setattr(dock.cards, "row_height", lambda row: rows.append(row) or plain(row))
    return rows


def in_view(view):
    """Return the row in the middle of the view, or just below a gap that is there."""
    middle = view.viewport().rect().center()
    found = (view.indexAt(middle + QPoint(0, y)) for y in range(0, 20, 4))
    return next(index for index in found if index.isValid())


def test_a_jump_to_the_middle_lays_out_only_what_is_around_it(dock, monkeypatch):
    rows = asked(dock, monkeypatch)
    uid = dock.cards.model().mark(MANY // 2).uid
    dock.select(uid)
    dock.cards.viewport().repaint()
    assert set(rows) <= set(range(MANY // 2 - 60, MANY // 2 + 60)) | set(range(40))
    shown = dock.cards.visualRect(dock.cards.model().index_of(uid))
    assert dock.cards.viewport().rect().contains(shown)


def test_scrolling_up_past_cards_never_seen_moves_nothing_on_the_screen(dock):
    view = dock.cards
    view.scrollTo(view.model().index(5000, 0))
    bar = view.verticalScrollBar()
    for _ in range(40):
        top = in_view(view)
        before = view.visualRect(top).top()
        bar.setValue(bar.value() - 90)
        assert view.visualRect(top).top() - before == 90


def test_a_new_card_above_the_view_leaves_what_is_in_view_where_it_is(dock):
    view = dock.cards
    view.scrollTo(view.model().index(5000, 0))
    index = in_view(view)
    uid, before = view.model().mark(index.row()).uid, view.visualRect(index).top()
    old = view.model().mark(100).highlight
    new = Highlight(
        UidSource(SystemClock()).new(), old.article, old.text_sha256, Span(1, 3), old.quote,
        old.analyst, 0, 0,
    )  # fmt: skip
    dock.apply(MarksDelta(added=(Mark(new),)))
    assert view.visualRect(view.model().index_of(uid)).top() == before


def test_the_end_key_reaches_the_last_card_whole(dock, qtbot):
    view = dock.cards
    view.setCurrentIndex(view.model().index(0, 0))
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.currentIndex().row() == MANY - 1
    shown = view.visualRect(view.currentIndex())
    assert shown.bottom() <= view.viewport().rect().bottom()
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
