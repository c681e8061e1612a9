"""Tables of articles: each row an article, columns known by their names or by what the user says."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import pytest
import xlsxwriter

from reader_app.core.drafts import ArticleDraft
from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles import rows
from reader_app.formats.articles.rows import authors_of, when
from reader_app.formats.articles.several import (
    ColumnChoice,
    Columns,
    Several,
    TableReading,
    holds_several,
    read_several,
)
from reader_app.formats.workers.job import ReadingJob, read_job
from tests.formats.articles.made_office import packed

LONG = "The outer channel was closed on Tuesday, the port authority said. " * 5


def drafts(
    table: str | bytes, name: str = "a.csv", columns: Columns = ()
) -> list[ArticleDraft | None]:
    data = table.encode() if isinstance(table, str) else table
    return [
        item.draft for item in read_several(data, name=name, tables=TableReading(columns)).items
    ]


def only(table: str | bytes, name: str = "a.csv", columns: Columns = ()) -> ArticleDraft:
    (draft,) = drafts(table, name, columns)
    assert draft is not None
    return draft


def refused(table: str | bytes, name: str = "a.csv", columns: Columns = ()) -> str:
    with pytest.raises(UnreadableFileError) as problem:
        drafts(table, name, columns)
    return str(problem.value)


def workbook(
    *lines: tuple[object, ...], empty_first: bool = False, stray: str | None = None
) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        if empty_first:
            book.add_worksheet()
        sheet = book.add_worksheet()
        for at, line in enumerate(lines):
            sheet.write_row(at, 0, line)
        if stray is not None:
            sheet.write(stray, "x")
    return out.getvalue()


def test_a_row_is_an_article_with_all_that_its_columns_say() -> None:
    draft = only(
        "Headline,Body,By-line,Source,Pub_Date,URL,Lang,Section,Summary\n"
        '"Ferry, held","No vessel was at risk.\n\nTraffic resumed.",Ann Lee; Bo Day,Port Post,'
        "2024-05-06,https://a.example/1,en-gb,News,In short\n"
    )
    assert draft.text == "Ferry, held\n\nIn short\n\nNo vessel was at risk.\n\nTraffic resumed."
    assert [block.kind for block in draft.blocks] == [
        "title", "standfirst", "paragraph", "paragraph",
    ]  # fmt: skip
    assert (draft.title, draft.outlet, draft.url) == (
        "Ferry, held",
        "Port Post",
        "https://a.example/1",
    )
    assert (draft.language, draft.section) == ("en-GB", "News")
    assert (draft.published, draft.published_precision) == ("2024-05-06", "day")
    assert dict(draft.origins)["published"] == "column Pub_Date"


@pytest.mark.parametrize(
    "names",
    [
        "العنوان;النص;الكاتب;المصدر",
        "כותרת;טקסט;מחבר;מקור",
        "تیتر;متن;نویسنده;منبع",
        "Titre;Texte;Auteur;Journal",
    ],
)
def test_columns_are_known_by_names_in_other_languages(names: str) -> None:
    draft = only(f"{names}\nA;B c;D e;F\n")
    assert (draft.title, draft.text, draft.authors, draft.outlet) == (
        "A",
        "A\n\nB c",
        ("D e",),
        "F",
    )


def test_what_the_user_says_goes_before_the_names() -> None:
    columns = (("body", "Long words"), ("title", "text"))
    assert only("text\tLong words\na\tb\n", "a.tsv", columns).text == "a\n\nb"
    assert refused("text,b\na,b\n", columns=(("text", "C"),)) == (
        "It has no column “C”. Its columns are: “text”, “b”."
    )


def test_a_column_that_is_much_longer_than_the_others_is_the_text() -> None:
    assert only(f"no|what\n1|{LONG}\n").text == LONG.strip()
    assert refused(f"a,b\n{LONG},{LONG}\n").startswith(
        "Which column holds the articles' text is not clear. Its columns are: “a”, “b”. "
    )
    assert "is not clear" in refused("a,b\n1,2\n")
    assert "is not clear" in refused("title\nA\n")
    assert "Its columns have no names." in refused('{"": "x"}', "a.jsonl")


def test_a_row_without_a_text_fails_alone() -> None:
    items = read_several(b"title,text\nA,\n,Words here\n\n , \nC\n", name="a.csv").items
    assert [(item.place, item.reason) for item in items] == [
        ("row 1", "Its text is empty."),
        ("row 2", ""),
        ("row 3", "Its text is empty."),
    ]
    assert items[1].draft is not None
    assert items[1].draft.title == "Words here"
    assert json.loads(items[1].data) == {"title": "", "text": "Words here"}


def test_text_that_is_marked_up_is_read_as_a_page() -> None:
    draft = only(
        'text,url\n"<h2>Head</h2><p>Some <a href=""/x"">words</a></p>",https://a.example/\n'
    )
    assert [block.kind for block in draft.blocks] == ["heading", "paragraph"]
    assert draft.links[0].url == "https://a.example/x"
    hostile = "<div>" * 300_000
    (item,) = read_several(f"text\n{hostile}x\n".encode(), name="a.csv").items
    assert "tags" in item.reason


def test_line_ends_inside_a_cell_and_odd_separators_do_not_end_a_row() -> None:
    found = drafts('text,title\r\n"a\r\nb\u2028c",T\r\nd\u2028e,U\r\n')
    assert [draft.text if draft else "" for draft in found] == ["T\n\na\nb\u2028c", "U\n\nd\u2028e"]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "Line 2 is not JSON."),
        ("[" * 100_000, "Line 2 has too many lists in one another."),
        ("[1]", "Line 2 is not a JSON object with named values."),
    ],
)
def test_a_damaged_line_of_json_is_told(line: str, sentence: str) -> None:
    assert refused(f'{{"text": "a"}}\n{line}\n', "a.jsonl") == sentence


def test_json_lines_keep_lists_and_names() -> None:
    row = {"text": "Words", "authors": ["Ann Lee", {"name": "Bo Day"}, None], "n": 3, "date": None}
    draft = only(json.dumps(row) + "\n\n", "a.JSONL")
    assert (draft.authors, draft.published, draft.text) == (("Ann Lee", "Bo Day"), None, "Words")


def test_a_workbook_gives_its_first_sheet_with_rows() -> None:
    day = dt.datetime(2024, 5, 6)
    lines = (
        ("Title", "Text", "Date", "n"),
        ("A", "Words", day, 1),
        ("B", "More", day.replace(hour=9), None),
    )
    found = drafts(workbook(*lines, empty_first=True), "a.xlsx")
    assert [(each.title, each.published) for each in found if each] == [
        ("A", "2024-05-06"),
        ("B", "2024-05-06T09:00"),
    ]
    assert refused(workbook(), "a.xlsx") == "There are no rows in this table."


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 nothing", "The Excel workbook is damaged, or is not an Excel workbook."),
        (packed({"a": ""}), "The Excel workbook is damaged, or is not an Excel workbook."),
        (packed({"xl/workbook.xml": b" " * 60_000_000}), "The Excel workbook unpacks to far more"),
    ],
)
def test_a_hostile_workbook_is_refused(data: bytes, sentence: str) -> None:
    assert refused(data, "a.xlsx").startswith(sentence)


def test_a_table_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MAX_ROWS", 2)
    assert refused("text\n" + "a\n" * 3).startswith("It has more than 2 rows.")
    assert refused('{"text": "a"}\n' * 3, "a.ndjson").startswith("It has more than 2 rows.")
    assert refused("text\n") == refused("text") == "There are no rows in this table."


def test_a_cell_may_be_as_long_as_a_book() -> None:
    text = only("title,text\nBook," + "a word " * 50_000).text
    assert len(text) >= 349_999


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Doe, Jane", ("Doe, Jane",)),
        ("Ann Lee, Bo Day, Cy Fox", ("Ann Lee", "Bo Day", "Cy Fox")),
        ("Doe, Jane; Lee, Ann;", ("Doe, Jane", "Lee, Ann")),
        ("أ ب، ج د", ("أ ب", "ج د")),
        ("", ()),
    ],
)
def test_names_in_a_cell_are_told_apart(words: str, names: tuple[str, ...]) -> None:
    assert authors_of(words) == names


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2024-05-06T07:08:09Z", ("2024-05-06T07:08Z", "minute")),
        ("Mon, 06 May 2024 07:08:09 +0200", ("2024-05-06T07:08+02:00", "minute")),
        ("6 May 2024", ("2024-05-06", "day")),
        ("05/06/2024", None),
        ("some day", None),
    ],
)
def test_dates_are_read_as_they_are_written(words: str, date: tuple[str, str] | None) -> None:
    assert when(words) == date


def test_a_job_is_read_as_a_table_or_as_one_article() -> None:
    table = read_job(
        ReadingJob(b"what,text\na,b\n", "a.csv", tables=TableReading((("title", "what"),)))
    )
    assert isinstance(table, Several)
    assert table.items[0].draft is not None
    assert table.items[0].draft.title == "a"
    assert isinstance(read_job(ReadingJob(b"a,b", "a.txt")), ArticleDraft)


def test_a_page_under_a_tables_name_is_a_page() -> None:
    assert not holds_several("a.csv", b"<html><p>x</p></html>")
    assert not holds_several("a.txt", b"a,b")
    assert holds_several("A.CSV", b"a,b")


def test_separators_inside_a_quoted_name_part_no_columns() -> None:
    draft = only(f'"Notes; to; be; kept",title,text\nn,Channel closed,"{LONG}"\n')
    assert draft.title == "Channel closed"
    assert draft.text.endswith(LONG.strip())


def test_a_choice_for_just_these_columns_is_taken_as_it_is() -> None:
    choice = ColumnChoice(("text", "title", "b"), (("text", "b"),))
    table = "title,text,b\nA,Some words,Other words\n"
    item = read_several(table.encode(), name="a.csv", tables=TableReading(choices=(choice,)))
    draft = item.items[0].draft
    assert draft is not None
    assert (draft.text, draft.title) == ("Other words", "Other words")
    other = table.replace("title,text", "title,body")
    assert (
        read_several(other.encode(), name="a.csv", tables=TableReading(choices=(choice,))).items
        == read_several(other.encode(), name="a.csv").items
    )


def test_a_look_at_a_table_reads_the_first_rows_alone() -> None:
    data = ("kop,verhaal\n" + "A,Words\n" * 4 + f"{'y' * 30_000},{'x' * 30_000}\n" * 3).encode()
    look = read_several(data, name="a.csv", tables=TableReading(first=5))
    assert (look.items, look.total) == ((), 7)
    assert look.table is not None
    assert look.table.columns == ()
    assert [len(row["verhaal"]) for row in look.table.rows] == [5, 5, 5, 5, 20_000]
    clear = read_several(b"title,text\nA,B\nC,D\n", name="a.csv", tables=TableReading(first=1))
    assert len(clear.items) == 1
    assert clear.table is not None
    assert dict(clear.table.columns) == {"title": "title", "text": "text"}


@pytest.mark.parametrize("stray", ["XFD1048576", "AA1048576", "C9000"])
def test_a_cell_of_a_workbook_may_stand_apart_but_not_at_the_other_end(stray: str) -> None:
    data = workbook(("Title", "Text"), ("Ferry", "No vessel was at risk."), stray=stray)
    if stray == "C9000":
        found = drafts(data, "a.xlsx")
        assert [draft and draft.title for draft in found] == ["Ferry", None]
    else:
        assert "a cell very far from the others" in refused(data, "a.xlsx")


@pytest.mark.parametrize("place", ["A4294967295", "A99999999999999999999", "ZZZZZZZZZZZ2"])
def test_a_cell_where_no_workbook_has_any_is_refused(place: str) -> None:
    data = workbook(("Title", "Text"), ("Ferry", "Words."))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    moved = members[sheet].replace(b'r="A2"', f'r="{place}"'.encode())
    assert moved != members[sheet]
    there = refused(packed({**members, sheet: moved}), "a.xlsx")
    assert "a cell very far from the others" in there
