"""brat's files, read back as its documentation says they are read."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.ids import Uid
from reader_app.core.quotes import quote_at
from reader_app.core.spans import Span
from reader_app.formats.exchange.brat import write_brat
from tests.formats.exchange.material import CLAIM, material
from tests.formats.exchange.rows import row

if TYPE_CHECKING:
    from reader_app.formats.exchange.span_row import SpanRow

TEXT = "said 😀👩‍👩‍👧 أعلنت\n\nno vessel\nwas at risk.\n"


def marked(number: int, start: int, end: int, *, path: tuple[str, ...], note: str = "") -> SpanRow:
    """Return the row of a highlight of the text."""
    made, span = row(path=path, note=note), Span(start, end)
    uid, quote = Uid(f"{number:032x}"), quote_at(TEXT, span)
    return replace(made, highlight=replace(made.highlight, uid=uid, span=span, quote=quote))


def exported(*rows: SpanRow) -> dict[str, str]:
    """Return the files of the ZIP by the ends of their names."""
    out = io.BytesIO()
    write_brat(out, replace(material(rows), text=lambda _: TEXT))
    archive = zipfile.ZipFile(out)
    return {name.rpartition(".")[2]: archive.read(name).decode() for name in archive.namelist()}


def test_every_span_is_where_its_words_are_line_by_line() -> None:
    rows = [marked(1, 5, 16, path=("Claim",)), marked(2, 11, 40, path=(), note="why\nso")]
    files = exported(*rows)
    assert files["txt"] == TEXT
    spans = [line.split("\t") for line in files["ann"].splitlines() if line.startswith("T")]
    assert [each[0] for each in spans] == ["T1", "T2"]
    for (_, place, words), made in zip(spans, rows, strict=True):
        _, _, where = place.partition(" ")
        pieces = [TEXT[int(a) : int(b)] for a, b in re.findall(r"(\d+) (\d+)", where)]
        assert " ".join(pieces) == words
        assert "".join(pieces) == made.highlight.quote.exact.replace("\n", "")
    assert spans[1][1].startswith("Untagged ")
    assert spans[1][1].count(";") == 2
    assert "#3\tAnnotatorNotes T2\twhy so\n" in files["ann"]


def test_labels_are_words_that_no_two_tags_share() -> None:
    paths = [("Actor", "State"), ("Actor State",), ("Actor_State",), ("!",), ("مطالبة",)]
    rows = [marked(n, 0, 4, path=path) for n, path in enumerate(paths)]
    files = exported(*rows)
    table = dict(line.split("\t")[::-1] for line in files["tsv"].splitlines())
    assert table == {
        "": "Untagged", "Actor/State": "Actor_State", "Actor State": "Actor_State_2",
        "Actor_State": "Actor_State_3", "!": "tag", "مطالبة": "مطالبة",
    }  # fmt: skip
    assert all(re.fullmatch(r"[\w-]+", label) for label in table.values())
    assert files["conf"].splitlines()[1:7] == list(table.values())


def test_a_highlight_with_two_tags_is_two_annotations() -> None:
    one = marked(1, 5, 16, path=("Denied",))
    assert one.tagging
    other = replace(one, tag_path=("Claim",), tagging=replace(one.tagging, tag=CLAIM.uid))
    lines = exported(one, other)["ann"].splitlines()
    assert [line[:2] for line in lines] == ["T1", "#1", "T2", "#2"]


def test_a_highlight_of_nothing_but_line_ends_is_not_left_out() -> None:
    at = TEXT.index("\n\n")
    (first, *_) = exported(marked(1, at, at + 2, path=("Claim",)))["ann"].splitlines()
    assert first == f"T1\tClaim {at} {at + 2}\t  "
