from __future__ import annotations

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.pdf import pages
from reader_app.formats.articles.pdf.heads import without_running_lines
from reader_app.formats.articles.pdf.order import in_reading_order
from reader_app.formats.articles.pdf.pages import PdfLine
from reader_app.formats.articles.pdf.paragraphs import Paragraphs
from reader_app.formats.articles.pdf.reading import read_pdf
from tests.formats.articles.made_pdf import Put, column, pdf

LEFT = [
    "The harbour authority published a revised estimate of",
    "the damage on Thursday, saying that the extraordi-",
    "narily heavy swell had broken all of the moorings and",
    "misplaced the navigational buoys of the western bay.",
]
RIGHT = [
    "In the second column the story goes on with further",
    "details about the ferry timetable and about closures.",
]


def line(text: str, x: float, y: float, **others: float) -> PdfLine:
    size = others.get("size", 10)
    right = x + others.get("width", 5 * len(text))
    bold, broken = bool(others.get("bold", 0)), bool(others.get("broken", 0))
    return PdfLine(text, x, right, y, y + size, size, bold, int(others.get("page", 1)), broken)


def texts(lines: list[PdfLine]) -> list[str]:
    return [found.text for found in lines]


def test_columns_hyphens_heads_and_page_numbers_are_seen_to() -> None:
    sheets = [
        [
            Put(60, 815, "Calder Bay Courier", 8),
            Put(290, 20, str(number), 8),
            *column(LEFT, 60, 700, size=9, step=12),
            *column(RIGHT, 320, 700, size=9, step=12),
        ]
        for number in (1, 2, 3)
    ]
    sheets[0].append(Put(60, 760, "Storm damages the harbour", 20))
    sheets[0].append(Put(60, 740, "Part one", 14))
    draft = read_pdf(
        pdf(
            sheets,
            info="/Title (Microsoft Word - x.doc) /Author (Ann Lee) /CreationDate (D:20260504)",
        ),
        name="x.pdf",
    )
    body = [draft.text[b.start : b.end] for b in draft.blocks]
    assert (draft.title, draft.authors, draft.published) == (
        "Storm damages the harbour",
        ("Ann Lee",),
        "2026-05-04",
    )
    assert [b.kind for b in draft.blocks][:2] == ["title", "heading"]
    assert "extraordinarily heavy" in body[2]
    assert not any("Courier" in text or text.isdigit() for text in body)
    assert {b.page for b in draft.blocks} == {1, 2, 3}
    first = draft.text.index("revised estimate")
    assert first < draft.text.index("western bay.") < draft.text.index("ferry timetable")


def test_lines_set_side_by_side_are_read_column_by_column() -> None:
    mixed = [
        put
        for i in range(4)
        for put in (Put(60, 700 - 12 * i, LEFT[i], 9), Put(320, 700 - 12 * i, (RIGHT * 2)[i], 9))
    ]
    text = read_pdf(pdf([mixed]), name="x.pdf").text
    assert text.index("western bay.") < text.index("In the second")


def test_turned_text_is_left_out_and_symbols_are_kept() -> None:
    stream = b"BT /F1 11 Tf 60 700 Td (Words here) Tj ET BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET BT /F1 9 Tf 60 600 Td (- - -) Tj ET"
    assert read_pdf(pdf([], streams=[stream]), name="x").text == "Words here\n\n- - -"


def test_a_file_without_text_and_a_damaged_one_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFileError, match="pictures of pages"):
        read_pdf(pdf([[]]), name="x")
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_pdf(b"%PDF-1.4 nothing", name="x")
    monkeypatch.setattr(pages, "MAX_PAGES", 0)
    with pytest.raises(UnreadableFileError, match="pages"):
        read_pdf(pdf([[]]), name="x")


def test_a_password_and_a_broken_page_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    def locked(_: bytes) -> None:
        raise pypdfium2.PdfiumError("Incorrect password error")

    monkeypatch.setattr(pypdfium2, "PdfDocument", locked)
    with pytest.raises(UnreadableFileError, match="password"):
        read_pdf(b"%PDF", name="x")
    monkeypatch.undo()

    def broken(*_: object) -> None:
        raise pypdfium2.PdfiumError("no page")

    monkeypatch.setattr(pages, "_lines", broken)
    with pytest.raises(UnreadableFileError, match="one of its pages"):
        read_pdf(pdf([[]]), name="x")


def test_lines_in_order_are_left_alone() -> None:
    assert texts(in_reading_order([line("a", 0, 90), line("b", 0, 70), line("c", 300, 90)])) == [
        "a",
        "b",
        "c",
    ]


def test_pages_that_jump_about_are_ordered_by_columns_and_bands() -> None:
    left = [line(f"l{i}", 0, 80 - 12 * i, width=100) for i in range(3)]
    right = [line(f"r{i}", 200, 80 - 12 * i, width=100) for i in range(3)]
    mixed = [x for pair in zip(left, right, strict=True) for x in pair]
    head = line("head", 0, 110, width=300)
    assert texts(in_reading_order([*mixed, head])) == ["head", "l0", "l1", "l2", "r0", "r1", "r2"]
    foot = line("foot", 0, 10, width=300)
    assert texts(in_reading_order([foot, *mixed]))[-1] == "foot"
    arabic = [
        PdfLine("ي" + x.text, x.left, x.right, x.bottom, x.top, x.size, bold=False, page=1)
        for x in mixed
    ]
    arabic = [
        PdfLine("يييي", x.left, x.right, x.bottom, x.top, x.size, bold=False, page=1)
        for x in arabic
    ]
    assert [x.left for x in in_reading_order(arabic)] == [200, 200, 200, 0, 0, 0]
    assert texts(in_reading_order([line("b", 0, 10), line("a", 0, 50), line("c", 0, 9)])) == [
        "a",
        "b",
        "c",
    ]
    assert texts(
        in_reading_order(
            [line("b", 0, 10, width=9), line("a", 0, 50, width=9), line("n", 50, 50, width=9)]
        )
    ) == ["a", "n", "b"]


def test_running_lines_end_where_the_text_begins() -> None:
    sheets = [
        [
            line("Head 1", 0, 800, page=n),
            line(f"Page {n}", 200, 800, page=n),
            line("x" * 130, 0, 700, page=n),
            line(f"own {'abc'[n - 1]}", 0, 600, page=n),
        ]
        for n in (1, 2, 3)
    ]
    assert [texts(x) for x in without_running_lines([*sheets, []])] == [
        ["x" * 130, f"own {c}"] for c in "abc"
    ] + [[]]
    same = [[line(t, 0, 700 - 12 * i, page=n) for i, t in enumerate("abcd")] for n in (1, 2)]
    assert [texts(x) for x in without_running_lines(same)] == [list("abcd"), list("abcd")]
    far = [[line(t, 0, 700 - 100 * i, page=n) for i, t in enumerate("abcdefgh")] for n in (1, 2)]
    assert [texts(x) for x in without_running_lines(far)] == [["d", "e"], ["d", "e"]]


def joined(*sheets: list[PdfLine]) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in Paragraphs(list(sheets)).parts()]


def test_paragraphs_are_told_by_indents_gaps_and_room() -> None:
    page = [
        line("The first line is long enough here", 0, 100, width=200), line("and the second ends.", 0, 88, width=90),
        line("New one after a short line that ends", 0, 76, width=200), line("goes on to its end in full width now", 0, 64, width=200),
        line("indented begins another one right here", 12, 52, width=188), line("and goes on", 0, 40, width=60),
        line("below a gap", 0, 10, width=60), line("• item", 0, -2, width=30),
    ]  # fmt: skip
    assert [kind for kind, _ in joined(page)] == ["paragraph"] * 4 + ["item"]


def test_arabic_paragraphs_are_told_by_their_right_edge() -> None:
    words = "كلمات عربية كثيرة في هذا السطر"
    page = [
        line(words, 0, 100, width=200),
        line(words, 0, 88, width=200),
        line(words, 0, 76, width=188),
        line(words, 150, 64, width=50),
        line(words, 0, 52, width=200),
    ]
    assert len(joined(page)) >= 2


def test_a_paragraph_goes_on_over_a_page_and_keeps_real_hyphens() -> None:
    first = [
        line("well-known and short thirty", 0, 100, width=200),
        line("four people came from the well", 0, 88, width=200, broken=True),
    ]
    second = [
        line("known place with thirty", 0, 100, width=200, page=2, broken=True),
        line("four and Anglo", 0, 88, width=200, page=2, broken=True),
        line("Saxon 12", 0, 76, width=200, page=2, broken=True),
        line("34 soft\u00ad", 0, 64, width=200, page=2),
        line("ware ends", 0, 52, width=200, page=2),
    ]
    [(_, text)] = joined(first, second)
    assert (
        text
        == "well-known and short thirty four people came from the well-known place with thirty-four and Anglo-Saxon 12-34 software ends"
    )
    assert joined([line("ends", 0, 9, broken=True)]) == [("paragraph", "ends-")]
    assert len(joined([line("It ends.", 0, 9)], [line("new", 0, 9, page=2)])) == 2
    assert len(joined([line("It goes", 0, 9)], [line("New", 0, 9, page=2)])) == 2
    assert len(joined([line("It goes", 0, 9)], [line("on", 0, 9, page=2)])) == 1


def test_heavy_short_lines_are_headings() -> None:
    page = [
        line("Part one", 0, 100, bold=True),
        line("words and words and words", 0, 88, width=200),
        line("more words", 0, 76),
    ]
    assert joined(page)[0] == ("title", "Part one")
    assert joined([]) == []


def test_lines_that_overlap_are_read_downwards() -> None:
    assert texts(in_reading_order([line("b", 0, 50, width=20), line("a", 10, 57, width=20)])) == [
        "b",
        "a",
    ]


def test_no_pages_make_no_paragraphs() -> None:
    assert joined() == []


def printed(top: str, right: str, foot: str) -> list[PdfLine]:
    return [
        line(top, 10, 830, size=8),
        line(right, 200, 830, size=8),
        line("Ferry held at port", 10, 815),
        line("No vessel was at risk.", 10, 800),
        line(foot, 10, 10, size=8),
        line("1/1", 500, 10, size=8),
    ]


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    page = printed("11/26/26, 12:12 AM", "Ferry held - Post", "https://a.example/ferry")
    assert [texts(x) for x in without_running_lines([page])] == [texts(page[2:4])]
    for other in (
        printed("11/26/26, 12:12 AM", "Ferry held - Post", "See https://a.example/ferry"),
        printed("Thursday", "Ferry held - Post", "https://a.example/ferry"),
    ):
        (kept,) = without_running_lines([other])
        assert texts(other[:5]) == texts(kept[:5])


def test_a_small_running_line_may_stand_close_to_the_text() -> None:
    sheets = [
        [
            line("The Courier", 0, 830, size=8, page=number),
            line(f"Own words {'abc'[number - 1]}", 0, 820, page=number),
        ]
        for number in (1, 2, 3)
    ]
    kept = [texts(x) for x in without_running_lines(sheets)]
    assert kept == [[f"Own words {letter}"] for letter in "abc"]


def test_a_full_line_goes_on_over_a_page_with_a_name() -> None:
    words = "One wholesaler on the island said that"
    full = [line(f"{words} {end}", 0, 100 - 12 * at) for at, end in enumerate(("the", "his"))]
    [(_, text)] = joined(full, [line("Sorrel shop had lost a lorry.", 0, 100, page=2)])
    assert text.endswith("his Sorrel shop had lost a lorry.")
