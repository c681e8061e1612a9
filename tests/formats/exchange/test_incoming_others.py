"""brat, the codebook as CSV, and Readwise in."""

from __future__ import annotations

import io
import zipfile

from reader_app.core.spans import Span
from reader_app.formats.exchange.codebook_csv import write_codebook_csv
from reader_app.formats.exchange.incoming import IncomingLink
from reader_app.formats.exchange.incoming_registry import incoming_format
from tests.formats.exchange.material import material


def read(data: bytes, name: str):
    kind = incoming_format(name, data)
    assert kind is not None
    return kind.read(data, name)


def bodies(mark) -> tuple[str, ...]:
    return tuple(note.body for note in mark.notes)


def test_brat_brings_texts_highlights_and_notes() -> None:
    lines = (
        "T1\tClaim 0 9\tNo vessel\n"
        "T2\tUntagged 10 11;13 17\t😀 شحنة\n"
        "T3\tClaim_B 0 9\tNo vessel\n"
        "T4\tClaim 0 2\tother words\n"
        "#1\tAnnotatorNotes T1\twhy\n#2\tAnnotatorNotes T3\twhy\n"
        "R1\tOf Arg1:T1 Arg2:T2\nA1\tNegation T1\n\n"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("x/00001-Port.txt", "No vessel 😀\r\nشحنة here")
        archive.writestr("x/00001-Port.ann", lines)
        archive.writestr("lonely.ann", "T1\tA 0 1\tN")
    data = out.getvalue()
    incoming = read(data, "brat.zip")
    assert [text.title for text in incoming.texts] == ["Port"]
    found = [
        (it.span, it.quote, [t.path for t in it.taggings], bodies(it)) for it in incoming.marks
    ]
    assert found == [
        (Span(0, 9), "No vessel", [("Claim",), ("Claim_B",)], ("why",)),
        (Span(10, 16), "😀\nشحنة", [], ()),
        (Span(0, 2), "other words", [("Claim",)], ()),
    ]
    assert incoming.losses == ("Not taken over: 1 × event or attribute.",)
    assert incoming.links == (IncomingLink("x/00001-Port T1", "x/00001-Port T2", "Of"),)
    assert [it.uid for it in incoming.marks][:2] == ["x/00001-Port T1", "x/00001-Port T2"]
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("labels.tsv", "Claim\tActor/Claim\n")
    assert read(out.getvalue(), "brat.zip").marks[0].taggings[0].path == ("Actor", "Claim")
    assert read(out.getvalue(), "brat.zip").losses == incoming.losses


def test_archives_of_other_files_are_none() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("article.txt", "words")
    assert incoming_format("a.zip", out.getvalue()) is None


def test_the_codebook_comes_back_from_csv() -> None:
    out = io.BytesIO()
    write_codebook_csv(out, material([]))
    claim, denied = read(out.getvalue(), "codes.csv").tags
    assert (claim.path, claim.definition, claim.aliases) == (
        ("Claim",),
        "what is claimed",
        ("assertion",),
    )
    assert (denied.path, denied.colour, denied.archived) == (("Claim", "Denied"), "#aa3300", True)


def test_readwise_brings_quotes() -> None:
    data = (
        b"Highlight,Book Title,Book Author,Note,Color,Tags,Highlighted at\r\n"
        b'No vessel,Port,Ines,why,yellow,"a, b",1970-01-01 00:00:01+00:00\r\n,Port,,,,,\r\n'
    )
    incoming = read(data, "readwise.csv")
    first, second = incoming.marks
    assert [text.title for text in incoming.texts] == ["Port"]
    assert (first.quote, first.span, bodies(first), first.created_ms) == (
        "No vessel",
        None,
        ("why",),
        1000,
    )
    assert [each.path for each in first.taggings] == [("a",), ("b",)]
    assert (second.quote, second.taggings) == (None, ())
