import csv
import io
import tracemalloc
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.errors import NotFoundError
from reader_app.formats.exchange.columns import COLUMNS
from reader_app.formats.exchange.span_row import SpanRow
from reader_app.formats.exchange.spans_csv import Profile, guard, unguard, write_csv
from tests.formats.exchange.rows import row, titled

CELLS = st.one_of(
    st.lists(st.sampled_from(list("'=+-@\t\r\n＝＋－＠,\"a é\u202e😀")), max_size=8).map("".join),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20),
)


def written(rows: Iterable[SpanRow], columns: Sequence[str], profile: Profile = "csv") -> bytes:
    out = io.BytesIO()
    write_csv(out, rows, columns, profile)
    return out.getvalue()


def read(data: bytes, encoding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))


def test_for_spreadsheets_there_is_a_mark_and_few_quotation_marks() -> None:
    data = written([row("so, “no”")], ["quote", "tag", "start"])
    assert data == '\ufeffquote,tag,start\r\n"so, “no”",Denied,7\r\n'.encode()


def test_for_programs_every_cell_is_quoted_and_nothing_else_changed() -> None:
    data = written([row('=1+1 "x"')], ["quote", "start"], "csv-exact")
    assert data == b'"quote","start"\r\n"=1+1 ""x""","7"\r\n'


@pytest.mark.parametrize(
    "cell", ["=1+1", "=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "\nx", "＝1", "－1", "'=1"]
)
def test_what_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guard(cell) == f"'{cell}"
    (_, (found,)) = read(written([row(cell)], ["quote"]), "utf-8-sig")
    assert unguard(found) == cell


@pytest.mark.parametrize("cell", ["", "1=1", "'tis", "a\n=b", " =1", "’=1", "42"])
def test_what_is_harmless_is_left_alone(cell: str) -> None:
    assert guard(cell) == cell
    assert unguard(cell) == cell


@given(CELLS)
def test_the_guard_can_be_taken_off(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert unguard(guard(guard(cell))) == guard(cell)


@given(st.lists(st.tuples(CELLS.filter(bool), CELLS), max_size=5))
def test_what_is_written_is_read_again(rows: list[tuple[str, str]]) -> None:
    spans = [replace(titled(title), highlight=row(quote).highlight) for quote, title in rows]
    folded = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in each] for each in rows]
    exact = read(written(spans, ["quote", "title"], "csv-exact"), "utf-8")
    assert exact == [["quote", "title"], *folded]
    guarded = read(written(spans, ["quote", "title"]), "utf-8-sig")
    assert [[unguard(cell) for cell in each] for each in guarded] == exact


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), st.sampled_from([1, 2, 3]))
def test_the_lines_are_those_of_pythons_own_writer(rows: list[tuple[str, str]], wide: int) -> None:
    names = ["note", "title", "start"][:wide]
    spans = [replace(row(note=note), article=titled(title).article) for note, title in rows]
    folded = [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in each] for each in rows]
    profiles: dict[Profile, Literal[0, 1]] = {"csv": csv.QUOTE_MINIMAL, "csv-exact": csv.QUOTE_ALL}
    for profile, quoting in profiles.items():
        lines = io.StringIO(newline="")
        writer = csv.writer(lines, quoting=quoting, lineterminator="\r\n")
        writer.writerow(names)
        for each in folded:
            cells = [guard(cell) for cell in each] if profile == "csv" else each
            writer.writerow([*cells, 7][:wide])
        assert (
            written(spans, names, profile).removeprefix(b"\xef\xbb\xbf")
            == lines.getvalue().encode()
        )


def test_line_breaks_inside_cells_are_line_feeds() -> None:
    for profile in ("csv", "csv-exact"):
        data = written([row(note="one\r\ntwo\rthree")], ["note"], profile)
        assert b'"one\ntwo\nthree"\r\n' in data


def test_a_lone_surrogate_is_never_written() -> None:
    data = written([row("bad \ud800 half"), row("good 😀")], ["quote"])
    assert data.decode("utf-8-sig").splitlines() == ["quote", "bad \ufffd half", "good 😀"]


def test_a_cell_alone_and_empty_is_still_a_row() -> None:
    assert read(written([row(path=())], ["tag"]), "utf-8-sig") == [["tag"], [""]]


def test_without_rows_there_is_a_header() -> None:
    out = io.BytesIO()
    assert write_csv(out, []) == 0
    (header,) = read(out.getvalue(), "utf-8-sig")
    assert header[:2] == ["quote", "tag"]


def test_the_number_of_rows_is_told() -> None:
    assert write_csv(io.BytesIO(), [row()] * 1_234) == 1_234


def test_nothing_is_written_where_a_column_does_not_exist() -> None:
    out = io.BytesIO()
    with pytest.raises(NotFoundError):
        write_csv(out, [row()], ["quote", "source"])
    assert out.getvalue() == b""


def test_every_column_can_be_written() -> None:
    (header, cells) = read(written([row()], tuple(COLUMNS)), "utf-8-sig")
    assert header == list(COLUMNS)
    assert len(cells) == len(header)


def test_memory_does_not_grow_with_the_rows() -> None:
    class Sink(io.RawIOBase):
        def write(self, data: bytes) -> int:
            return len(data)

    tracemalloc.start()
    write_csv(Sink(), (row() for _ in range(20_000)), ["quote", "tag_path", "title"])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000
