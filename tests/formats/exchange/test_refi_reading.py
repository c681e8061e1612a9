"""REFI-QDA projects of other programs, with the faults that they have."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader_app.core.errors import UnreadableFileError
from reader_app.core.spans import Span
from reader_app.formats.exchange.incoming_registry import incoming_format
from tests.formats.exchange.refi_files import CODES, GUID, TEXT, WORDS, qde, qdpx, selection
from tests.formats.exchange.test_calibration import counted

DATA = Path(__file__).resolve().parent.parent.parent / "data" / "refi"
AT = TEXT.index(WORDS[0])
PLAIN = selection(AT, AT + 7, "held at")


def read(data: bytes, name: str = "p.qdpx"):
    kind = incoming_format(name, data)
    assert kind is not None
    return kind.read(data, name)


def spans(incoming) -> list[Span | None]:
    return [mark.span for mark in incoming.marks]


@pytest.mark.parametrize(
    "data",
    [
        qdpx(qde(PLAIN)),
        qdpx(qde(PLAIN), inner="My project.QDE"),
        qdpx(qde(PLAIN), member="SOURCES/TEXT.TXT"),
        qdpx(qde(PLAIN), member="Sources\\text.txt"),
        qdpx(qde(PLAIN, path="text.txt")),
        qdpx(qde(PLAIN, path="Internal:///sources/Text.TXT")),
        qdpx(qde(PLAIN, path="internal://../../text.txt")),
        qdpx(qde(PLAIN), TEXT.encode("utf-8-sig")),
        qdpx(qde(PLAIN), TEXT.encode("utf-16")),
        qdpx(qde(PLAIN).replace("urn:QDA-XML:project:1.0", "urn:QDA-XML:project:2:x")),
        qdpx(qde(PLAIN, before="<Users/>", rest="<Notes/><Links/><Sets/><Graphs/>")),
        qdpx(qde(PLAIN).replace(GUID.format(1), "{" + GUID.format(1).lower() + "}", 1)),
        qdpx(qde(PLAIN).replace(f'guid="{GUID.format(2)}"', 'guid="not a guid"')),
    ],
)
def test_faults_that_programs_make_change_nothing(data: bytes) -> None:
    incoming = read(data)
    (mark,) = incoming.marks
    assert (incoming.texts[0].text, mark.span, mark.quote) == (TEXT, Span(AT, AT + 7), "held at")
    assert [each.path for each in mark.taggings] == [("Claim",)]
    assert (mark.analyst, mark.created_ms) == ("", None)
    assert (incoming.losses, incoming.remarks) == ((), ())


def test_users_dates_and_notes_come_with_a_highlight_each_note_once() -> None:
    users = f'<Users><User guid="{{{GUID.format(7)}}}" name="Zoë"/></Users>'
    notes = (
        f'<Notes><Note guid="{GUID.format(8)}"><PlainTextContent>why</PlainTextContent></Note>'
        f'<Note guid="{GUID.format(9)}" plainTextPath="internal://text.txt"/>'
        f'<Note guid="{GUID.format(6)}"><Description>more</Description></Note></Notes>'
    )
    refs = "".join(f'<NoteRef targetGUID="{GUID.format(n)}"/>' for n in (8, 9, 6, 5))
    coding = f'<Coding guid="{GUID.format(3)}" creationDateTime="1970-01-01T00:00:02Z">'
    coding += (
        f'<CodeRef targetGUID="{GUID.format(1)}"/><CodeRef targetGUID="{GUID.format(0)}"/></Coding>'
    )
    more = f'creatingUser="{GUID.format(7)}" creationDateTime="1970-01-01T00:00:01Z"'
    one = selection(AT, AT + 7, "held at", f"<Description>why</Description>{coding}{refs}", more)
    incoming = read(qdpx(qde(one, before=users, rest=notes)))
    (mark,) = incoming.marks
    assert (mark.analyst, mark.created_ms, mark.modified_ms) == ("Zoë", 1000, 1000)
    assert [note.body for note in mark.notes] == ["why", TEXT, "more"]
    ((tagging,), losses) = mark.taggings, incoming.losses
    assert (tagging.analyst, tagging.created_ms) == ("Zoë", 2000)
    assert losses == ("Not taken over: a tag that is not in the codebook.",)


def test_tags_of_one_name_are_told_apart() -> None:
    inside = f'<Code guid="{GUID.format(5)}" name="claim" color="red"><Description>d</Description></Code>'
    codes = CODES.replace("</Codes>", f"{inside}{inside}</Codes>")
    incoming = read(qdpx(qde(PLAIN, codes=codes)))
    assert [tag.path for tag in incoming.tags] == [("Claim",), ("claim (2)",), ("claim (3)",)]
    assert incoming.tags[1].definition == "d"
    assert len(incoming.remarks) == 2


def test_how_another_program_counts_is_found_out_and_said() -> None:
    units = len(TEXT[:AT].encode("utf-16-le")) // 2
    incoming = read(qdpx(qde(selection(units, units + 7, "held at"))))
    assert spans(incoming) == [Span(AT, AT + 7)]
    (remark,) = incoming.remarks
    assert (
        remark
        == "Port: Its positions count UTF-16 units; 1 of 1 highlights could be checked by their words."
    )


@pytest.mark.parametrize("origin", ["ATLAS.ti 24", "QualCoder 3.6", ""])
def test_without_words_to_check_by_doubt_is_said(origin: str) -> None:
    text = ("a " * 40).replace(" a a ", "\r\na ")
    project = qde(selection(20, 21)).replace('name="P"', f'name="P" origin="{origin}"')
    incoming = read(qdpx(project, text.encode()))
    assert any("certain" in remark for remark in incoming.remarks)
    assert incoming.marks[0].quote is None


def test_names_that_are_no_quotes_are_not_looked_for() -> None:
    (mark,) = read(qdpx(qde(selection(AT, AT + 7, "Quote 1:1")))).marks
    assert (mark.span, mark.quote) == (Span(AT, AT + 7), None)
    marks = read(qdpx(qde(PLAIN + selection(0, 5, "she sa…") + selection(0, 5, "gone…")))).marks
    assert [mark.quote for mark in marks] == ["held at", "she sa", "gone"]
    bad = read(qdpx(qde(PLAIN.replace(f'"{AT}"', '"x"'))))
    assert [(mark.span, mark.quote) for mark in bad.marks] == [(None, "held at")]


def test_text_inside_the_project_and_text_of_a_pdf_are_read() -> None:
    content = f"<PlainTextContent>{TEXT}</PlainTextContent>"
    project = qde(content + PLAIN).replace(' plainTextPath="internal://text.txt"', "")
    assert spans(read(project.encode(), "p.qde")) == [Span(AT, AT + 7)]
    pdf = f'<Sources><PDFSource><PDFSelection/><Representation guid="x">{content}{PLAIN}</Representation></PDFSource></Sources>'
    whole = PLAIN + f'<Coding><CodeRef targetGUID="{GUID.format(1)}"/></Coding>'
    incoming = read(qdpx(qde(whole, rest=pdf)))
    assert [each.path for each in incoming.texts[0].taggings] == [("Claim",)]
    assert spans(incoming) == [Span(AT, AT + 7)] * 2
    assert incoming.losses == (
        "Not taken over: 1 × PDF.",
        "Not taken over: 1 × region of a PDF.",
    )


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"PK", "p.qdpx", "damaged"),
        (qdpx("<Project/>", inner="project.xml"), "p.qdpx", "no project inside"),
        (qdpx("<CodeBook/>"), "p.qdpx", "not a REFI-QDA project"),
        (qdpx('<!DOCTYPE x [<!ENTITY a "b">]><Project/>'), "p.qdpx", "document type"),
        (b"<Project/>", "c.qdc", "not a REFI-QDA codebook"),
        (b"<Project>", "c.qdc", "not well-formed"),
    ],
)
def test_what_is_no_project_is_refused_in_a_sentence(data: bytes, name: str, words: str) -> None:
    with pytest.raises(UnreadableFileError, match=words):
        read(data, name)


@pytest.mark.parametrize("member", ["project.qde", "sources/text.txt"])
def test_a_zip_bomb_is_refused_in_a_sentence(member: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in (("project.qde", qde(PLAIN)), ("sources/text.txt", TEXT)):
            archive.writestr(name, words if name != member else words + " " * 60_000_000)
    assert len(out.getvalue()) < 100_000
    with pytest.raises(UnreadableFileError, match="unpacks to far more than") as no:
        read(out.getvalue())
    assert str(no.value).endswith(".")


def test_the_standards_examples_come_in_with_their_losses_told() -> None:
    incoming = read((DATA / "atlasti84_refi_spec_example2.qde").read_bytes(), "example2.qde")
    assert (len(incoming.tags), len(incoming.marks)) == (14, 8)
    assert {mark.span for mark in incoming.marks} == {None}
    assert all(mark.quote for mark in incoming.marks)
    told = "\n".join(incoming.losses)
    for what in (
        "picture",
        "region of a picture",
        "PDF",
        "sound recording",
        "film",
        "set",
        "graph",
        "link",
    ):
        assert f" × {what}." in told
    codebook = read((DATA / "refi_spec_example1.qdc").read_bytes(), "example1.qdc")
    assert [tag.path for tag in codebook.tags][:3] == [("Topics",), ("Economy",), ("Health care",)]
    assert codebook.tags[1].colour == "#ffff00"
    assert codebook.losses == ()


NOTE = '<Note guid="{}" name="{}"><PlainTextContent>{}</PlainTextContent></Note>'


def test_notes_come_wherever_they_are() -> None:
    guids = [GUID.format(n) for n in (5, 6, 7, 8, 9)]
    names = ("On a coding", "On the code", "On the text", "Of nothing", "Same")
    notes = "".join(
        NOTE.format(guid, name, f"words {n}")
        for n, (guid, name) in enumerate(zip(guids, names, strict=True))
    )
    refs = [f'<NoteRef targetGUID="{guid}"/>' for guid in guids]
    coding = f'<Coding><CodeRef targetGUID="{GUID.format(1)}"/>{refs[0]}</Coding>'
    about = "<Description>words 4</Description>"
    mark = selection(AT, AT + 7, "held at", f"{about}{coding}{refs[4]}")
    codes = CODES.replace("/></Codes>", f">{refs[1]}</Code></Codes>")
    incoming = read(qdpx(qde(mark + refs[2], codes=codes, rest=f"<Notes>{notes}</Notes>")))
    held = (incoming.marks[0], incoming.tags[0], incoming.texts[0], incoming)
    assert [[note.body for note in each.notes] for each in held] == [
        ["Same\nwords 4", "On a coding\nwords 0"],
        ["On the code\nwords 1"],
        ["On the text\nwords 2"],
        ["Of nothing\nwords 3"],
    ]


def test_a_description_beside_other_notes_is_one_of_its_own() -> None:
    notes = f"<Notes>{NOTE.format(GUID.format(5), '', 'more')}{NOTE.format(GUID.format(6), '', ' ')}</Notes>"
    refs = "".join(f'<NoteRef targetGUID="{GUID.format(n)}"/>' for n in (5, 6, 5))
    mark = selection(AT, AT + 7, "held at", f"<Description>re</Description>{refs}")
    (found,) = read(qdpx(qde(mark, rest=notes))).marks
    assert [note.body for note in found.notes] == ["re", "more"]


def test_a_note_of_our_own_that_somebody_changed_says_nothing() -> None:
    guids = [GUID.format(n) for n in (5, 6, 7)]
    notes = NOTE.format(guids[0], "Reader tag", "{not json") + NOTE.format(
        guids[1], "Reader statement", "guess"
    )
    notes += NOTE.format(guids[2], "Reader scale: Own", "no json")
    mark = selection(AT, AT + 7, "held at", f'<NoteRef targetGUID="{guids[1]}"/>')
    codes = CODES.replace("/></Codes>", f'><NoteRef targetGUID="{guids[0]}"/></Code></Codes>')
    incoming = read(qdpx(qde(mark, codes=codes, rest=f"<Notes>{notes}</Notes>")))
    assert (incoming.marks[0].statement, incoming.tags[0].definition) == ("", "")
    assert [(scale.name, scale.values) for scale in incoming.scales] == [("Own", ())]


def test_values_of_variables_on_a_text_come_as_its_fields() -> None:
    variables = f'<Variables><Variable guid="{GUID.format(5)}" name="Desk" typeOfVariable="Text"/></Variables>'
    value = "<VariableValue>{}<TextValue>{}</TextValue></VariableValue>"
    reference = '<VariableRef targetGUID="{}"/>'
    values = (
        value.format(reference.format(GUID.format(5)), "Mideast")
        + value.format(reference.format(GUID.format(6)), "of no variable")
        + value.format("", "of none")
        + value.format(reference.format(GUID.format(5)), " ")
    )
    (text,) = read(qdpx(qde(PLAIN + values, before=variables))).texts
    assert text.fields == (("Desk", "Mideast"),)


def test_links_between_highlights_come_and_others_are_told() -> None:
    other = selection(0, 5, "Ferry").replace(GUID.format(2), GUID.format(6))
    link = '<Link guid="x" originGUID="{}" targetGUID="{}"/>'
    links = link.format(GUID.format(2), GUID.format(6)) + link.format(
        GUID.format(1), GUID.format(2)
    )
    incoming = read(qdpx(qde(PLAIN + other, rest=f"<Links>{links}</Links>")))
    assert [(it.source[-1], it.target[-1], it.kind) for it in incoming.links] == [
        ("2", "6", "linked")
    ]
    assert incoming.losses == ("Not taken over: 1 × link.",)


@settings(max_examples=60)
@given(
    st.tuples(st.sampled_from(["characters", "UTF-16 units", "bytes"]), *[st.booleans()] * 3),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["internal://text.txt", "text.txt", "INTERNAL://Sources/TEXT.txt"]),
    st.booleans(),
)
def test_any_mixture_of_faults_lands_on_the_right_words(
    way, encoding: str, line_end: str, path: str, braces
) -> None:
    unit, two, mark, inclusive = way
    marks: list[str] = []
    for number, word in enumerate(WORDS, 2):
        at = TEXT.index(word)
        ends = [counted(unit, end, two=two, mark=mark) for end in (at, at + len(word))]
        made = selection(ends[0], ends[1] - inclusive, word)
        marks.append(made.replace(GUID.format(2), GUID.format(number + 3)))
    project = qde("".join(marks), path=path, before="<Users/>", rest="<Sets/>")
    if braces:
        project = project.replace(GUID.format(1), "{" + GUID.format(1).lower() + "}", 1)
    data = qdpx(project, TEXT.replace("\n", line_end).encode(encoding), member="SOURCES/text.TXT")
    incoming = read(data)
    assert [span and span.of(incoming.texts[0].text or "") for span in spans(incoming)] == [*WORDS]
    assert [each.path for mark in incoming.marks for each in mark.taggings] == [("Claim",)] * 4
