"""REFI-QDA 1.5 out: a codebook (.qdc), and a project (.qdpx) with its texts.

The words of that standard, such as code and source, live here alone. Positions are code points,
end-exclusive, in UTF-8 texts without a byte order mark; a selection's name is its whole quote, so
that whoever reads the file can check its place. Empty containers are invalid and left out.
"""

from __future__ import annotations

import io
import re
import zipfile
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from reader_app.core.clock import iso_utc
from reader_app.core.errors import ProjectError
from reader_app.core.ids import derived_uid, hyphenated
from reader_app.formats.exchange.marked import MarkedText, texts_of
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.core.ids import Uid
    from reader_app.core.records import Article, Tag
    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.material import Material

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_ORIGIN = "Reader"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write_codebook(out: BinaryIO, material: Material) -> int:
    """Write the tags as a .qdc, and return how many there are; raises ProjectError without any."""
    if not len(material.codebook):
        raise ProjectError("The codebook has no tags yet. Create one before you export it.")
    root = ET.Element("CodeBook", xmlns="urn:QDA-XML:codebook:1.0", origin=_ORIGIN)
    root.append(_codes(material))
    out.write((_DECLARATION + ET.tostring(root, "unicode") + "\n").encode())
    return len(material.codebook)


def write_project(out: BinaryIO, material: Material) -> int:
    """Write a .qdpx with every article, and return how many highlights it has."""
    stream = io.BufferedWriter(Sink(out))
    texts: dict[Uid, str] = {}
    count = 0
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(_member("project.qde"), "w") as member:
            member.write(_head(material).encode())
            for marked in _all_texts(material, texts):
                if not texts:
                    member.write(b"<Sources>\n")
                texts[_source_uid(marked)] = marked.sha256
                member.write(ET.tostring(_source(marked), "utf-8", xml_declaration=False) + b"\n")
                count += len(marked.marks)
            member.write(b"</Sources>\n</Project>\n" if texts else b"</Project>\n")
        for uid, sha256 in texts.items():
            name = f"sources/{hyphenated(uid)}.txt"
            archive.writestr(_member(name), material.text(sha256).encode("utf-8", "replace"))
    stream.flush()
    return count


def _member(name: str) -> zipfile.ZipInfo:
    """Return a member that bears no time, so that the same project gives the same bytes."""
    made = zipfile.ZipInfo(name)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _head(material: Material) -> str:
    attributes = {"name": material.title, "origin": _ORIGIN}
    if material.changed_ms:
        attributes["modifiedDateTime"] = iso_utc(material.changed_ms)
    inside = [f"{key}={quoteattr(_xml(value))}" for key, value in attributes.items()]
    lines = [f'{_DECLARATION}<Project xmlns="urn:QDA-XML:project:1.0" {" ".join(inside)}>']
    if material.analysts:
        users = ET.Element("Users")
        for analyst in material.analysts:
            ET.SubElement(users, "User", guid=hyphenated(analyst.uid), name=_xml(analyst.name))
        lines.append(ET.tostring(users, "unicode"))
    if len(material.codebook):
        codebook = ET.Element("CodeBook")
        codebook.append(_codes(material))
        lines.append(ET.tostring(codebook, "unicode"))
    return "\n".join(lines) + "\n"


def _codes(material: Material) -> ET.Element:
    codes = ET.Element("Codes")
    made: dict[Uid | None, ET.Element] = {None: codes}
    for tag in material.codebook.walk():
        parent = made.get(tag.parent, codes)
        made[tag.uid] = _code(parent, tag, material)
    return codes


def _code(parent: ET.Element, tag: Tag, material: Material) -> ET.Element:
    code = ET.SubElement(parent, "Code", guid=hyphenated(tag.uid), name=_xml(tag.name))
    code.set("isCodable", "true")
    colour = material.colours.get(tag.colour, tag.colour)
    if colour.startswith("#"):
        code.set("color", colour)
    about = (tag.definition, tag.when_to_use, tag.when_not_to_use)
    if any(about):
        ET.SubElement(code, "Description").text = _xml("\n\n".join(filter(None, about)))
    return code


def _all_texts(material: Material, done: dict[Uid, str]) -> Iterator[MarkedText]:
    """Yield the texts with highlights, then those of the articles that have none."""
    yield from texts_of(material.rows)
    for line in material.articles():
        if line.article.uid not in done:
            yield MarkedText(line.article, line.article.text_sha256, ())


def _source_uid(marked: MarkedText) -> Uid:
    """Return the article's uid, or one that follows from an older text of it."""
    if marked.is_current:
        return marked.article.uid
    return derived_uid(bytes.fromhex(marked.article.uid + marked.sha256))


def _source(marked: MarkedText) -> ET.Element:
    article, guid = marked.article, hyphenated(_source_uid(marked))
    source = ET.Element("TextSource", guid=guid, name=_xml(article.title))
    source.set("plainTextPath", f"internal://{guid}.txt")
    source.set("creatingUser", hyphenated(article.analyst))
    source.set("creationDateTime", iso_utc(article.created_ms))
    about = _about(article)
    if about:
        ET.SubElement(source, "Description").text = _xml(about)
    for mark in marked.marks:
        _select(source, mark)
    return source


def _about(article: Article) -> str:
    values = chain((article.outlet,), article.authors, (article.published, article.url))
    return "\n".join(filter(None, values))


def _select(source: ET.Element, mark: Marked) -> None:
    highlight = mark.row.highlight
    made = ET.SubElement(source, "PlainTextSelection", guid=hyphenated(highlight.uid))
    made.set("name", _xml(highlight.quote.exact))
    made.set("startPosition", str(highlight.span.start))
    made.set("endPosition", str(highlight.span.end))
    made.set("creatingUser", hyphenated(highlight.analyst))
    made.set("creationDateTime", iso_utc(highlight.created_ms))
    made.set("modifiedDateTime", iso_utc(highlight.modified_ms))
    if mark.note:
        ET.SubElement(made, "Description").text = _xml(mark.note)
    for tagging, _ in mark.taggings:
        coding = ET.SubElement(made, "Coding", guid=hyphenated(tagging.uid))
        coding.set("creatingUser", hyphenated(tagging.analyst))
        coding.set("creationDateTime", iso_utc(tagging.created_ms))
        ET.SubElement(coding, "CodeRef", targetGUID=hyphenated(tagging.tag))


def _xml(text: str) -> str:
    """Return the text without what XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
