"""Web Annotations, Hypothesis and JSON Lines in."""

from __future__ import annotations

import json

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.core.spans import Span
from reader_app.formats.exchange.incoming import IncomingNote
from reader_app.formats.exchange.incoming_registry import incoming_format

TEXT = "No vessel 😀\r\nشحنة here"


def read(value: object, name: str):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    kind = incoming_format(name, data)
    assert kind is not None
    return kind.read(data, name)


def test_hypothesis_brings_quotes_tags_and_notes() -> None:
    item = {
        "uri": "https://port.example/a", "user": "acct:ines@hypothes.is", "text": "why",
        "tags": ["Claim", 3, " "], "created": "1970-01-01T00:00:01+00:00",
        "updated": "1970-01-01T00:00:02+00:00", "document": {"title": ["Port"]}, "id": "x",
        "target": [{"source": "https://port.example/a", "selector": [
            {"type": "RangeSelector"}, {"type": "TextPositionSelector", "start": 3, "end": 9},
            {"type": "TextQuoteSelector", "exact": "vessel", "prefix": "No ", "suffix": " 😀"},
        ]}],
    }  # fmt: skip
    incoming = read(
        {"annotations": [item, {"uri": "https://port.example/a", "text": "page note"}]}, "h.json"
    )
    (text,), (mark,) = incoming.texts, incoming.marks
    assert (text.title, text.url) == ("Port", "https://port.example/a")
    assert (mark.quote, mark.span, mark.prefix, mark.suffix) == ("vessel", Span(3, 9), "No ", " 😀")
    assert [each.path for each in mark.taggings] == [("Claim",)]
    assert (
        mark.notes[0].body,
        len(mark.notes),
        mark.analyst,
        mark.created_ms,
        mark.modified_ms,
    ) == (
        "why",
        1,
        "ines",
        1000,
        2000,
    )
    assert incoming.losses == ("Not taken over: 1 × annotation without a place in a text.",)


@pytest.mark.parametrize(
    ("wrap", "name"),
    [
        (lambda item: {"first": {"items": [item]}}, "a.jsonld"),
        (lambda item: {"items": [item]}, "a.json"),
        (lambda item: [item], "a.json"),
        (lambda item: item, "a.jsonld"),
        (lambda item: b"\n" + json.dumps(item).encode() + b"\n", "a.jsonl"),
    ],
)
def test_annotations_stand_in_collections_pages_lists_or_alone(wrap, name: str) -> None:
    body = [{"purpose": "tagging", "value": "A/B", "creator": {"nickname": "Zoë"}}, "a note", None]
    selector = {"type": "TextPositionSelector", "start": 3, "end": 9}
    item = {"body": body, "target": {"source": {"id": "urn:uuid:0a"}, "selector": selector}}
    (mark,) = read(wrap(item), name).marks
    assert (mark.span, mark.quote, mark.notes) == (Span(3, 9), None, (IncomingNote("a note"),))
    assert [(each.path, each.analyst) for each in mark.taggings] == [(("A", "B"), "Zoë")]


@pytest.mark.parametrize(
    "data",
    [b'{"rows": []}', b'{"annotations": [', b'{"selector": 1}', b'{"target": "x"', b'"target": 1'],
)
def test_a_file_without_annotations_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"no annotations|not well-formed"):
        read(data, "a.json")


def test_an_annotation_of_a_whole_page_has_no_place() -> None:
    found = read({"target": "https://port.example/"}, "a.json")
    assert (found.marks, [text.url for text in found.texts]) == ((), ["https://port.example/"])
    place = {"type": "TextPositionSelector", "start": True, "end": 9.5}
    assert read({"target": {"selector": place}}, "a.json").marks == ()


@pytest.mark.parametrize(
    "line",
    [
        {"text": TEXT, "labels": [[13, 17, "A/B"]]},
        {"data": TEXT, "label": [[13, 17, "A/B"]]},
        {
            "text": TEXT,
            "spans": [{"start": 13, "end": 17, "label": "A/B"}],
            "labels": [[0, 1, "x"]],
        },
        {"text": TEXT, "entities": [{"start_offset": 13, "end_offset": 17, "label": "A/B"}]},
    ],
)
def test_spans_in_json_lines_count_in_their_own_text(line) -> None:
    (mark,) = read(line, "a.jsonl").marks
    assert (mark.span, mark.quote) == (Span(12, 16), "شحنة")
    assert [each.path for each in mark.taggings] == [("A", "B")]


def test_labels_on_one_place_are_one_highlight_and_bad_ones_are_told() -> None:
    labels = [[0, 2, "A"], [0, 2, "B"], [0, 2, "(no tag)"], [5, 900, "A"], [4, 4, "A"], ["x"], "y"]
    incoming = read(json.dumps({"text": TEXT, "labels": labels}).encode() + b"\n\n", "a.jsonl")
    (mark,) = incoming.marks
    assert [each.path for each in mark.taggings] == [("A",), ("B",)]
    assert incoming.losses == ("Not taken over: 4 × span outside of its text.",)


def test_json_lines_without_spans_hold_articles() -> None:
    assert incoming_format("a.jsonl", b'{"text": "words", "labels": ["a", "b"]}') is None
