from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from reader_app.core.codebook import Codebook
from reader_app.core.ids import Uid
from reader_app.formats.exchange.refi import (
    shared_names,
    write_codebook,
    write_project,
    write_project_by_path,
    write_project_for_windows,
)
from tests.formats.exchange.material import CLAIM, DENIED, material
from tests.formats.exchange.rows import ARTICLE, row


def test_highlights_in_an_older_text_keep_that_text() -> None:
    old = row("first")
    old = replace(old, highlight=replace(old.highlight, text_sha256="c" * 64))
    new = row("second", path=(), note="why\x0b")
    new = replace(new, highlight=replace(new.highlight, uid=Uid("1b" * 16)))
    out = io.BytesIO()
    found = replace(material([old, new]), text=lambda sha256: sha256)
    assert write_project(out, found) == 2
    archive = ZipFile(out)
    sources = ET.fromstring(archive.read("project.qde")).findall(".//{*}TextSource")
    paths = [each.attrib["plainTextPath"].replace("internal://", "sources/") for each in sources]
    assert [archive.read(path).decode() for path in paths] == ["c" * 64, ARTICLE.text_sha256]
    assert sources[1].findtext("{*}PlainTextSelection/{*}Description") == "why\ufffd"


def test_a_project_nobody_touched_has_no_empty_containers() -> None:
    empty = replace(
        material([]), codebook=Codebook(), analysts=(), articles=lambda: iter(()), changed_ms=0
    )
    out = io.BytesIO()
    assert write_project(out, empty) == 0
    assert not list(ET.fromstring(ZipFile(out).read("project.qde")))


def test_a_source_says_nothing_of_an_article_of_which_nothing_is_known() -> None:
    bare = replace(ARTICLE, outlet=None, authors=(), url=None, published=None)
    out = io.BytesIO()
    write_project(out, material([replace(row(), article=bare)]))
    source = ET.fromstring(ZipFile(out).read("project.qde")).find(".//{*}TextSource")
    assert source is not None
    assert source.find("{*}Description") is None


def test_colours_are_those_of_the_palette_or_none() -> None:
    out = io.BytesIO()
    write_codebook(out, replace(material([]), colours={"blue": "#0000ff"}))
    codes = ET.fromstring(out.getvalue()).findall(".//{*}Code")
    assert [code.attrib["color"] for code in codes] == ["#0000ff", DENIED.colour]
    out = io.BytesIO()
    write_codebook(out, material([]))
    (first, _) = ET.fromstring(out.getvalue()).findall(".//{*}Code")
    assert first.attrib["name"] == CLAIM.name
    assert "color" not in first.attrib


def test_tags_that_share_a_name_are_told_of() -> None:
    assert shared_names(Codebook((CLAIM, DENIED))) == ""
    twins = [replace(DENIED, uid=Uid(f"{n:032x}"), name=f"T{n % 6}") for n in range(12)]
    assert shared_names(Codebook((CLAIM, *twins[:1], twins[6]))) == (
        "Several tags are called “T0”: some programs take tags of one name for one."
    )
    assert "“T4” and 1 more: some" in shared_names(Codebook((CLAIM, *twins)))


def test_tags_of_one_name_are_called_by_their_paths_where_that_is_asked_for() -> None:
    twin = replace(DENIED, uid=Uid("9" * 32), parent=None)
    made = replace(material([row()]), codebook=Codebook((CLAIM, DENIED, twin)))
    out = io.BytesIO()
    assert write_project_by_path(out, made) == 1
    codes = ET.fromstring(ZipFile(out).read("project.qde")).findall(".//{*}Code")
    assert [code.attrib["name"] for code in codes] == ["Claim", "Claim / Denied", "Denied"]


def test_lines_end_in_cr_lf_where_that_is_asked_for() -> None:
    out = io.BytesIO()
    assert write_project_for_windows(out, replace(material([row()]), text=lambda _: "a\nb\n")) == 1
    archive = ZipFile(out)
    (name,) = (each for each in archive.namelist() if each.startswith("sources/"))
    assert archive.read(name) == b"a\r\nb\r\n"
