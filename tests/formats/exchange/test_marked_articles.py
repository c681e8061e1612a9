"""Articles with their highlights in them, read back as Word and browsers read them."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reader_app.core.ids import Uid
from reader_app.core.quotes import quote_at
from reader_app.core.records import Block
from reader_app.core.spans import Span
from reader_app.formats.exchange.marked import marks_of
from reader_app.formats.exchange.marked_docx import write_marked_docx
from reader_app.formats.exchange.marked_html import write_marked_html
from reader_app.formats.exchange.marked_lines import Piece, lines_of
from reader_app.formats.exchange.registry import FORMATS
from tests.formats.exchange.material import CLAIM, DENIED, material
from tests.formats.exchange.rows import row

if TYPE_CHECKING:
    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.span_row import SpanRow

TEXT = "Port <b>reopens</b>\n\nNo vessel 😀 was at risk.\n\nהשר אמר שאין סכנה.\nLast line."
BLOCKS = (
    Block("title", 0, 20),
    Block("paragraph", 21, 44),
    Block("paragraph", TEXT.index("השר"), len(TEXT), direction="rtl"),
)


def marked(number: int, start: int, end: int, *, path: tuple[str, ...] = (), note: str = ""):
    made, span = row(path=path, note=note), Span(start, end)
    highlight = replace(
        made.highlight, uid=Uid(f"{number:032x}"), span=span, quote=quote_at(TEXT, span)
    )
    tagging = made.tagging and replace(made.tagging, tag=CLAIM.uid)
    return replace(made, highlight=highlight, tagging=tagging)


def rows() -> list[SpanRow]:
    """Return highlights that overlap, cross lines, have no tag, or no place in the text."""
    lost = marked(9, 0, 4, path=("Claim",), note="gone")
    lost = replace(lost, highlight=replace(lost.highlight, text_sha256="c" * 64))
    return [
        marked(1, 5, 16, path=("Claim",), note="why <i>"),
        marked(2, 21, 40, path=("Claim",)),
        marked(3, 24, 30),
        marked(4, 44, 60, path=("Claim",)),
        lost,
    ]


def made(found: list[SpanRow] | None = None) -> Material:
    return replace(
        material(rows() if found is None else found),
        text=lambda _: TEXT,
        blocks=lambda _: BLOCKS,
        fills={"blue": "#c4d0fd"},
    )


def page(found: Material) -> html.HtmlElement:
    out = io.BytesIO()
    assert write_marked_html(out, found) == 5
    return html.document_fromstring(out.getvalue().decode())


def test_html_has_the_whole_text_with_each_highlight_in_it() -> None:
    whole = page(made())
    bare = html.document_fromstring(html.tostring(whole, encoding="unicode"))
    for label in bare.findall(".//sup"):
        label.drop_tree()
    words = [each.text_content() for each in bare.xpath(".//pre[contains(@class, 'text')]")]
    assert words == [*(line for line in TEXT.split("\n") if line), "Port"]
    said = [each.text_content() for each in whole.findall(".//sup")]
    assert said == [
        " [1 Claim]", " [2 Without a tag]", " [3 Claim]", " [4 Claim]", " [5 Claim]",
    ]  # fmt: skip
    notes = [each.text_content() for each in whole.findall(".//li")]
    assert ["why <i>" in note for note in notes] == [True, False, False, False, False]
    assert whole.findtext(".//h3") == "Highlights without a place in the text"


def test_html_has_colours_and_directions() -> None:
    whole = page(made())
    fills = [(each.text, each.get("style"), each.get("class")) for each in whole.findall(".//mark")]
    assert fills[:4] == [
        ("<b>reopens<", "background: #c4d0fd", None),
        ("No ", "background: #c4d0fd", None),
        ("vessel", "background: none", "more"),
        (" 😀 was at ", "background: #c4d0fd", None),
    ]
    assert [each.get("dir") for each in whole.xpath(".//pre[contains(@class, 'text')]")] == [
        "auto", "auto", "rtl", "rtl", "auto",
    ]  # fmt: skip


def test_word_has_the_whole_text_with_fills_underlines_and_right_to_left() -> None:
    out = io.BytesIO()
    assert write_marked_docx(out, made()) == 5
    document = Document(out)
    paragraphs = [each.text for each in document.paragraphs]
    assert "Port <b>reopens< [1 Claim]/b>" in paragraphs
    assert "No vessel [2 Without a tag] 😀 was at  [3 Claim]risk." in paragraphs
    assert "Last line." in paragraphs
    assert "Port [5 Claim]" in paragraphs
    assert any(each == "1. Note: why <i>" for each in paragraphs)
    hebrew = next(each for each in document.paragraphs if each.text.startswith("השר"))
    assert hebrew._p.pPr.find(qn("w:bidi")) is not None
    assert all(run.font.rtl for run in hebrew.runs)
    filled = {
        run.text: shading.get(qn("w:fill"))
        for each in document.paragraphs
        for run in each.runs
        if (shading := run.element.rPr is not None and run.element.rPr.find(qn("w:shd")))
        is not None
        and shading is not False
    }
    assert filled["<b>reopens<"] == "C4D0FD"
    under = [run.text for each in document.paragraphs for run in each.runs if run.underline]
    assert under == ["vessel"]


def test_a_colour_of_ones_own_is_lighter_behind_words() -> None:
    one = marked(1, 0, 4, path=("Denied",))
    assert one.tagging
    own = replace(one, tagging=replace(one.tagging, tag=DENIED.uid))
    unknown = replace(
        marked(2, 5, 7, path=("Gone",)), tagging=replace(one.tagging, tag=Uid("9" * 32))
    )
    out = io.BytesIO()
    assert write_marked_html(out, made([own, unknown])) == 2
    found = [
        each.get("style") for each in html.document_fromstring(out.getvalue()).findall(".//mark")
    ]
    assert found == ["background: #e1b8a6", "background: none"]


@pytest.mark.parametrize("name", ["docx-marked", "html-marked", "docx-by-article"])
def test_the_same_project_gives_the_same_bytes(name: str) -> None:
    one, other = io.BytesIO(), io.BytesIO()
    assert FORMATS[name].write(one, made()) == FORMATS[name].write(other, made()) == 5
    assert one.getvalue() == other.getvalue()


TEXTS = st.text(st.sampled_from("ab\n😀ש"), min_size=1, max_size=20)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 19), st.integers(1, 9)), max_size=6))
def test_every_character_stands_once_and_every_highlight_has_one_label(text, places) -> None:
    spans = [
        Span(start, min(start + length, len(text))) for start, length in places if start < len(text)
    ]
    marks = [
        replace(row(), highlight=replace(row().highlight, uid=Uid(f"{n:032x}"), span=span))
        for n, span in enumerate(spans)
    ]
    lines = list(lines_of(text, (), tuple(marks_of(marks))))
    pieces = ["".join(it.text for it in line.parts if isinstance(it, Piece)) for line in lines]
    assert [each for each in pieces if each] == [each for each in text.split("\n") if each]
    labels = [
        it.row.highlight.uid for line in lines for it in line.parts if not isinstance(it, Piece)
    ]
    assert sorted(labels) == sorted(mark.highlight.uid for mark in marks)
    for mark, span in zip(marks, spans, strict=True):
        covered = "".join(
            it.text
            for line in lines
            for it in line.parts
            if isinstance(it, Piece)
            and any(m.row.highlight.uid == mark.highlight.uid for m in it.marks)
        )
        assert covered == span.of(text).replace("\n", "")
