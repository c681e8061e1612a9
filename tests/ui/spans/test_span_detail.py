"""What the detail says of a row of the table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from reader_app.ui.spans.span_detail import AROUND, SpanDetail
from reader_app.ui.theme.theme import load_theme
from tests.formats.exchange.rows import ARTICLE, row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.conftest import SettableClock


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def detail(holder: QWidget, clock: SettableClock) -> SpanDetail:
    return SpanDetail(load_theme("light"), clock, holder)


def test_all_that_is_said_of_a_span_stands_under_its_name(detail: SpanDetail) -> None:
    said = replace(
        row(note="Check <b>this</b>."),
        grades=(("Reliability", "B"), ("Credibility", "2")),
        attribution="The Courier, quoting the port authority, direct.",
    )
    said.highlight = replace(said.highlight, statement="claim")
    detail.show_row(said, "before ", " after", None)
    plain = {name: _plain(detail.words_of(name)) for name in ("tag", "notes", "grades")}
    assert plain == {
        "tag": "Claim/Denied",
        "notes": "Check <b>this</b>.",
        "grades": "Reliability: B\nCredibility: 2",
    }
    assert detail.words_of("statement") == "Claim"
    assert _plain(detail.words_of("attribution")).startswith("The Courier, quoting")
    assert _plain(detail.words_of("article")).splitlines()[0] == ARTICLE.title
    assert detail.words_of("article").endswith("Characters 7 to 28")
    assert _plain(detail.words_of("by")).startswith("Ines, ")


def test_what_nobody_said_takes_no_room(detail: SpanDetail) -> None:
    detail.show_row(row(note="a note"), "", "", None)
    detail.show_row(row(path=()), "", "", None)
    for name in ("tag", "notes", "grades", "statement", "attribution"):
        assert detail.words_of(name) == ""
        label = detail.findChild(QWidget, f"span_detail_{name}")
        assert label is not None
        assert label.isHidden()


def test_the_quote_stands_in_its_context_in_its_tags_colour(detail: SpanDetail) -> None:
    colours = load_theme("light").tag("teal")
    detail.show_row(row("at <i>risk</i>"), "x" + " said" * (AROUND // 5), " and so", colours)
    words = detail.context.text()
    assert f'<span style="background-color: {colours.fill.name()}">at &lt;i&gt;risk' in words
    assert "…said said" in words  # the word that the cut went through is gone
    assert '<p dir="ltr">' in words
    assert " and so</span>" in words


def test_a_quote_of_another_direction_is_read_in_its_own(detail: SpanDetail) -> None:
    detail.show_row(row("لم تتعرض أي سفينة"), "قال إن ", " للخطر", None)
    assert '<p dir="rtl">' in detail.context.text()


def test_names_and_words_begin_where_the_window_does(detail: SpanDetail, holder: QWidget) -> None:
    for way, side in (
        (Qt.LayoutDirection.RightToLeft, Qt.AlignmentFlag.AlignRight),
        (Qt.LayoutDirection.LeftToRight, Qt.AlignmentFlag.AlignLeft),
    ):
        holder.setLayoutDirection(way)
        detail.show_row(row(), "", "", None)
        tag = detail.findChild(QLabel, "span_detail_tag")
        assert tag is not None
        assert tag.alignment() & side


def _plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")
