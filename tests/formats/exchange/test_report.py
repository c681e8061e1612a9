"""Reports of quotes by tag, read back as Word and browsers read them."""

from __future__ import annotations

import io
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from lxml import html

from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.core.quotes import Quote
from reader_app.core.records import Tag
from reader_app.core.spans import Span
from reader_app.formats.exchange.pieces import Pieces
from reader_app.formats.exchange.registry import FORMATS
from reader_app.formats.exchange.report import sections_by_tag
from reader_app.formats.exchange.report_docx import write_docx
from reader_app.formats.exchange.report_html import write_html
from tests.formats.exchange.material import CLAIM, material
from tests.formats.exchange.rows import ARTICLE, INES, row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader_app.formats.exchange.material import Material
    from reader_app.formats.exchange.span_row import SpanRow

NASTY = (
    "=1+1", "@SUM(A1)", "+1", "-x", "\tindented\tmore", "_x000D_", "<b>&amp;</b>", "None", "NA",
    "00123", "2026-05-14", "  two  spaces  ", "a\nb\n\nc", "\nfirst", "before 👩‍👩‍👧‍👦 🇵🇸 after",
    "أعلنت الوزارة ٢٠٢٦", "השר אמר", "x" * 40_000, "a\n" * 300 + "z",
)  # fmt: skip

REPORTS = [name for name in FORMATS if name.startswith(("docx", "html"))]


class CancelledError(Exception):
    pass


def nasty() -> Material:
    rows = [
        replace(row(quote, note=quote, path=("Claim",)), grade="B2", attribution="the minister")
        for quote in NASTY
    ]
    return material(rows)


def html_of(made: Material) -> html.HtmlElement:
    out = io.BytesIO()
    write_html(out, made)
    return html.document_fromstring(out.getvalue().decode())


def document_of(made: Material) -> bytes:
    out = io.BytesIO()
    write_docx(out, made)
    return out.getvalue()


def sections(made: Material) -> list[tuple[str, int, list[str]]]:
    """Return title, level and quotes of each section."""
    with Pieces() as pieces:
        return [
            (section.title, section.level, [quote.decode() for quote in section.quotes])
            for section in sections_by_tag(made, pieces, lambda it: it.row.highlight.quote.exact)
        ]


def test_sections_follow_the_codebook_and_no_highlight_is_left_out() -> None:
    rows = [row("in none", path=()), row("under"), row("unknown", path=("New", "Newer"))]
    assert sections(material(rows)) == [
        ("Claim", 1, []),
        ("Claim/Denied", 2, ["under"]),
        ("New", 1, []),
        ("New/Newer", 2, ["unknown"]),
        ("Without a tag", 1, ["in none"]),
    ]


def test_a_tag_without_quotes_has_no_section() -> None:
    assert sections(material([row(path=("Claim",))])) == [("Claim", 1, ["no vessel was at risk"])]


def test_quotes_of_a_tag_stand_in_the_order_in_which_they_came() -> None:
    paths = [("Claim",), (), ("Claim", "Denied")]
    rows = [row(f"{number} é", path=paths[number % 3]) for number in range(9)]
    assert [quotes for _, _, quotes in sections(material(rows))] == [
        ["0 é", "3 é", "6 é"],
        ["2 é", "5 é", "8 é"],
        ["1 é", "4 é", "7 é"],
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_memory_does_not_grow_with_the_quotes(name: str, tmp_path: Path) -> None:
    def rows(count: int) -> Iterator[SpanRow]:
        for number in range(count):
            article = replace(ARTICLE, uid=Uid(f"{number // 10:032x}"))
            highlight = replace(row().highlight, uid=Uid(f"{number:032x}"))
            yield replace(row("x" * 4_000), article=article, highlight=highlight)

    def peak(count: int) -> int:
        tracemalloc.start()
        with (tmp_path / name).open("wb") as file:
            FORMATS[name].write(file, material(rows(count)))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(1_000) - peak(500) < 500 * 1_000


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_can_be_broken_off(name: str) -> None:
    def rows() -> Iterator[SpanRow]:
        yield row()
        raise CancelledError

    with pytest.raises(CancelledError):
        FORMATS[name].write(io.BytesIO(), material(rows()))


def test_html_holds_every_quote_note_and_grade_as_it_is() -> None:
    page = html_of(nasty())
    assert [it.text_content() for it in page.findall(".//article/pre/b")] == list(NASTY)
    lines = [line.text_content() for line in page.xpath(".//article/*[self::p or @class='about']")]
    assert [line[6:] for line in lines if line.startswith("Note: ")] == list(NASTY)
    assert lines.count("Grade: B2") == len(NASTY)
    assert lines.count("Who says it: the minister") == len(NASTY)
    assert "Port “reopens”, again" in lines[0]
    assert "Calder Bay Courier" in lines[0]


STORY = (
    "Ferry held.\n\nIt rained. Dr. Ash told reporters that the crew “had no log” that day. Nobody asked.\n"
    + "word " * 200
    + "in the middle "
    + "word " * 200
    + "\n"
    + "字" * 400
    + "港口"
    + "字" * 400
)


def told(quote: str) -> str:
    """Return how a report has these words of the story."""
    at = STORY.index(quote)
    span = Span(at, at + len(quote))
    highlight = replace(row().highlight, span=span, quote=Quote(quote, "", ""))
    made = replace(material([replace(row(), highlight=highlight)]), text=lambda _: STORY)
    (words,) = html_of(made).findall(".//article/pre[@class='quote']")
    return words.text_content()


def test_a_quote_stands_in_its_sentence_whole_and_alone() -> None:
    sentence = "Dr. Ash told reporters that the crew “had no log” that day."
    assert told("had no log") == told("Dr. Ash") == told(sentence) == sentence
    assert told("It rained") == "It rained."
    assert told("Ferry held.") == "Ferry held."
    assert told("rained. Dr. Ash told") == f"It rained. {sentence}"


def test_a_long_sentence_is_cut_between_words() -> None:
    words = told("in the middle")
    assert words.startswith("…word word ")
    assert words.endswith(" word word…")
    assert len(words) < 700
    assert told("港口") == "…" + "字" * 320 + "港口" + "字" * 320 + "…"


def test_a_quote_that_is_not_in_its_text_stands_in_the_words_kept_with_it() -> None:
    before, after = "r said.\n\nThe owner, it is said, did ", " not come to the port that day and"
    highlight = replace(row().highlight, span=Span(0, 4), quote=Quote("lost", "", ""))
    made = replace(
        row(), highlight=highlight, context_before=before[-32:], context_after=after[:32]
    )
    (words,) = html_of(material([made])).findall(".//article/pre[@class='quote']")
    assert words.text_content() == "The owner, it is said, did lost not come to the port that day…"


@pytest.mark.parametrize(("quote", "way"), [("أعلنت الوزارة", "rtl"), ("the port", "ltr")])
def test_what_is_said_of_a_quote_stands_on_its_side(quote: str, way: str) -> None:
    made = replace(row(quote, note="Who?"), context_before="")
    (article,) = html_of(material([made])).findall(".//article")
    assert article.get("dir") == way
    paragraphs = Document(io.BytesIO(document_of(material([made])))).paragraphs
    said = [it.alignment for it in paragraphs if it.text.startswith(("Tagged by", "Note: "))]
    at_side = WD_PARAGRAPH_ALIGNMENT.RIGHT if way == "rtl" else None
    assert said == [at_side, at_side]


def test_html_asks_nothing_of_the_network_and_runs_nothing() -> None:
    page = html_of(material([row("<script>alert(1)</script>", note="<img src=x>")]))
    assert not page.xpath("//script | //img | //link | //*[@src]")


def test_deep_tags_have_the_smallest_head_there_is() -> None:
    path = tuple("abcdefghijkl")
    tags = [
        Tag(Uid(f"{at:032x}"), name, Uid(f"{at - 1:032x}") if at else None, "blue", INES, 0, 0)
        for at, name in enumerate(path)
    ]
    made = replace(material([row(path=path)]), codebook=Codebook(tags))
    assert len(html_of(made).findall(".//h6")) == 8
    heads = [it.style.name for it in Document(io.BytesIO(document_of(made))).paragraphs if it.style]
    assert heads.count("Heading 9") == 4


def test_a_word_document_holds_every_quote_note_and_grade_as_it_is() -> None:
    paragraphs = Document(io.BytesIO(document_of(nasty()))).paragraphs
    quotes = [it.runs[1].text for it in paragraphs if len(it.runs) > 1]
    assert quotes == list(NASTY)
    lines = [it.text for it in paragraphs]
    assert [line[6:] for line in lines if line.startswith("Note: ")] == list(NASTY)
    assert lines.count("Grade: B2") == len(NASTY)
    assert CLAIM.definition in lines
    (arabic, english) = (
        next(it for it in paragraphs if it.text == f"said {words}.") for words in NASTY[-4:-6:-1]
    )
    assert (arabic.text[5], english.text[5]) == ("أ", "b")


def test_a_paragraph_of_a_word_document_runs_as_its_first_letter() -> None:
    one = row("أعلنت الوزارة")
    paragraphs = Document(
        io.BytesIO(document_of(material([replace(one, context_before="")])))
    ).paragraphs
    turned = [it.text for it in paragraphs if "w:bidi" in it.paragraph_format.element.xml]
    assert turned == ["أعلنت الوزارة."]


def test_what_xml_cannot_hold_is_replaced() -> None:
    text = Document(io.BytesIO(document_of(material([row("a\x0bb\ud800")])))).paragraphs
    assert "said a\ufffdb\ufffd." in [it.text for it in text]


def test_the_same_material_gives_the_same_document() -> None:
    assert document_of(nasty()) == document_of(nasty())
