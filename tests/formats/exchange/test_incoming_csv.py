from __future__ import annotations

import io

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.core.spans import Span
from reader_app.formats.exchange.incoming import IncomingNote, milliseconds
from reader_app.formats.exchange.incoming_registry import incoming_format
from reader_app.formats.exchange.spans_csv import write_csv
from tests.formats.exchange.rows import row


def table(data: bytes):
    kind = incoming_format("Spans.CSV", data)
    assert kind is not None
    return kind.read(data, "Spans.CSV")


@pytest.mark.parametrize("profile", ["csv", "csv-exact"])
def test_what_was_written_is_read(profile) -> None:
    out = io.BytesIO()
    write_csv(out, [row("=1+1 😀", note="'-x\nmore")], profile=profile)
    incoming = table(out.getvalue())
    (text,) = incoming.texts
    (mark,) = incoming.marks
    assert (text.title, text.uid) == ("Port “reopens”, again", "0a" * 16)
    assert text.authors == ("Mara Lindqvist", "Tom Okafor")
    assert (mark.quote, mark.span, mark.notes) == (
        "=1+1 😀",
        Span(7, 13),
        (IncomingNote("'-x\nmore"),),
    )
    assert [each.path for each in mark.taggings] == [("Claim", "Denied")]
    assert mark.analyst == "Ines"
    assert incoming.losses == ()


def test_rows_without_ids_are_one_highlight_where_place_and_words_are_the_same() -> None:
    data = b"quote,start,end,tag,status,grade\r\nport,4,8,A,done,B2\r\nport,4,8,B,new,\r\nport,x,8,,,\r\n\r\n"
    incoming = table(data)
    assert [[each.path for each in mark.taggings] for mark in incoming.marks] == [
        [("A",), ("B",)],
        [],
    ]
    assert incoming.marks[1].span is None
    assert [line.split()[0] for line in incoming.losses] == ["Grades", "The"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"quote,tag\r\n\xff,", "UTF-8"),
        (b'quote,tag\r\n"a"b\r\n', "damaged"),
    ],
)
def test_what_is_no_table_of_spans_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        table(data)


@pytest.mark.parametrize(
    ("time", "ms"),
    [
        ("1970-01-01T00:00:01Z", 1000),
        ("1970-01-01T01:00:01+01:00", 1000),
        ("1970-01-01 00:00:01", 1000),
        ("", None),
        ("soon", None),
        ("1969-12-31T00:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_times_are_read_as_utc(time: str, ms: int | None) -> None:
    assert milliseconds(time) == ms


def test_other_files_are_none_of_these() -> None:
    assert incoming_format("article.txt", b"quote,tag") is None
    assert incoming_format("articles.csv", b"title,text,quote") is None
    assert incoming_format("empty.csv", b"") is None
    assert incoming_format("old_mac.csv", b"title\rtext,quote\ra,b\r") is None


def test_what_is_judged_comes_from_its_own_column_and_a_damaged_cell_says_nothing() -> None:
    judged = (
        '{"grades": [{"scale": "Own", "grade": "x"}], "statement": "claim", "scales": {"Own": {}}}'
    )
    cells = "quote,title,grade,judged,span_id\na,T,x,{},1\nb,T,x,{{,2\n"
    incoming = table(cells.format('"' + judged.replace('"', '""') + '"').encode())
    first, second = incoming.marks
    assert [(it.scale, it.value) for it in first.grades] == [("Own", "x")]
    assert (first.statement, second.statement, second.grades) == ("claim", "", ())
    assert [scale.name for scale in incoming.scales] == ["Own"]
    assert incoming.losses == ("Grades are not taken over from a table: they stay in the file.",)
