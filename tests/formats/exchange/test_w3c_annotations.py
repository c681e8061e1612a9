"""The W3C's own assertions, kept in tests/data/w3c under their licence, hold for what is exported."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from reader_app.core.ids import Uid
from reader_app.formats.exchange.w3c_annotations import write_w3c
from tests.formats.exchange.material import material
from tests.formats.exchange.rows import row
from tests.formats.exchange.w3c_assertions import broken_musts


def exported() -> bytes:
    rows = [row("a “tagged” one", note="why"), row("bare 😀", path=()), row("n", path=(), note="x")]
    rows = [
        replace(each, highlight=replace(each.highlight, uid=Uid(f"{number:032x}")))
        for number, each in enumerate(rows)
    ]
    out = io.BytesIO()
    assert write_w3c(out, material(rows)) == 3
    return out.getvalue()


def test_each_highlight_is_an_annotation_with_quote_and_place() -> None:
    whole = json.loads(exported())
    items = whole["first"]["items"]
    assert (whole["type"], whole["total"]) == ("AnnotationCollection", 3)
    assert [item["motivation"] for item in items] == ["tagging", "highlighting", "commenting"]
    assert "body" not in items[1]
    bodies = [(body["purpose"], body["value"]) for body in items[0]["body"]]
    assert bodies == [("tagging", "Claim/Denied"), ("commenting", "why")]
    quote, place = items[1]["target"]["selector"]
    assert (quote["exact"], quote["prefix"], quote["suffix"]) == ("bare 😀", "said ", ".")
    assert place["start"] < place["end"]
    assert place["end"] - place["start"] == len("bare 😀")
    assert items[0]["creator"]["name"] == "Ines"


def test_no_highlight_is_an_empty_collection() -> None:
    out = io.BytesIO()
    assert write_w3c(out, material([])) == 0
    assert json.loads(out.getvalue())["first"]["items"] == []


def test_every_must_of_the_standard_holds() -> None:
    items = json.loads(exported())["first"]["items"]
    assert [broken_musts(item) for item in items] == [([], 54)] * 3


def test_the_assertions_catch_an_annotation_without_a_target() -> None:
    item = json.loads(exported())["first"]["items"][0]
    del item["target"]
    assert broken_musts(item)[0]
