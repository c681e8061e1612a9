"""REFI-QDA 1.5 out: a codebook (.qdc), and a project (.qdpx) with its texts.

The words of that standard, such as code and source, live here alone. Positions are code points,
end-exclusive, in UTF-8 texts without a byte order mark; a selection's name is its whole quote, so
that whoever reads the file can check its place. Empty containers are invalid and left out.
"""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

from reader_app.core.clock import iso_utc
from reader_app.core.errors import ProjectError
from reader_app.core.ids import derived_uid, hyphenated
from reader_app.formats.exchange.marked import MarkedText, texts_of
from reader_app.formats.exchange.names import Names
from reader_app.formats.exchange.refi_beside import Beside, element, xml_text
from reader_app.formats.exchange.sink import Sink

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.core.judgements import ArticleTagging
    from reader_app.core.records import Article, Note, Tag, Tagging
    from reader_app.formats.exchange.marked import Marked
    from reader_app.formats.exchange.material import Material

_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_ORIGIN = "Reader"
_MOST_NAMES = 5


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
    return _write(out, material, _codes_by)


def write_project_by_path(out: BinaryIO, material: Material) -> int:
    """Write the same, with the tags that share a name called by their paths: “Parent / Child”."""
    return _write(out, material, _codes_by_path)


def write_project_for_windows(out: BinaryIO, material: Material) -> int:
    """Write the same, with texts whose lines end in CR LF; positions count such an end as one."""
    return _write(out, material, _codes_by, "\r\n")


def _write(
    out: BinaryIO,
    material: Material,
    codes_by: Callable[[Material, Beside], ET.Element],
    line_end: str = "\n",
) -> int:
    stream = io.BufferedWriter(Sink(out))
    texts: dict[Uid, str] = {}
    count = 0
    with ExitStack() as files:
        beside = Beside(Names.of(material), files)
        codes = codes_by(material, beside)
        for marked in _all_texts(material, texts):
            texts[_source_uid(marked)] = marked.sha256
            beside.add("Sources", _source(marked, material, beside))
            count += len(marked.marks)
        on_project = ET.Element("Project")
        beside.notes(on_project, (note for note in material.notes() if note.tag is None))
        beside.scales(on_project, material)
        archive = files.enter_context(zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED))
        with archive.open(_member("project.qde"), "w") as member:
            member.write(_head(material, codes).encode())
            beside.write_variables(member)
            for container in ("Sources", "Notes", "Links"):
                beside.write(member, container)
            for reference in on_project:
                member.write(ET.tostring(reference, "utf-8", xml_declaration=False))
            member.write(b"</Project>\n")
        for uid, sha256 in texts.items():
            name = f"sources/{hyphenated(uid)}.txt"
            words = material.text(sha256).replace("\n", line_end)
            archive.writestr(_member(name), words.encode("utf-8", "replace"))
    stream.flush()
    return count


def shared_names(codebook: Codebook) -> str:
    """Return a sentence on tags that share a name, which some programs merge; "" where none do."""
    counts = Counter(tag.name for tag in codebook.walk())
    names = [f"“{name}”" for name, count in counts.items() if count > 1]
    if not names:
        return ""
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return (
        f"Several tags are called {', '.join(names[:_MOST_NAMES])}{more}: "
        "some programs take tags of one name for one."
    )


def _member(name: str) -> zipfile.ZipInfo:
    """Return a member that bears no time, so that the same project gives the same bytes."""
    made = zipfile.ZipInfo(name)
    made.compress_type = zipfile.ZIP_DEFLATED
    return made


def _head(material: Material, codes: ET.Element) -> str:
    attributes = {"name": material.title, "origin": _ORIGIN}
    if material.changed_ms:
        attributes["modifiedDateTime"] = iso_utc(material.changed_ms)
    inside = [f"{key}={quoteattr(xml_text(value))}" for key, value in attributes.items()]
    lines = [f'{_DECLARATION}<Project xmlns="urn:QDA-XML:project:1.0" {" ".join(inside)}>']
    if material.analysts:
        users = ET.Element("Users")
        for analyst in material.analysts:
            ET.SubElement(users, "User", guid=hyphenated(analyst.uid), name=xml_text(analyst.name))
        lines.append(ET.tostring(users, "unicode"))
    if len(material.codebook):
        codebook = ET.Element("CodeBook")
        codebook.append(codes)
        lines.append(ET.tostring(codebook, "unicode"))
    return "\n".join(lines) + "\n"


def _codes(material: Material) -> ET.Element:
    """Return the codes alone."""
    return _made_codes(material, lambda _, tag: tag.name)


def _codes_by(material: Material, beside: Beside) -> ET.Element:
    """Return the codes with the notes on them."""
    return _made_codes(material, lambda _, tag: tag.name, beside)


def _codes_by_path(material: Material, beside: Beside) -> ET.Element:
    """Return the same, those of a shared name called by their paths."""
    counts = Counter(tag.name for tag in material.codebook.walk())

    def name(codebook: Codebook, tag: Tag) -> str:
        return " / ".join(codebook.path(tag.uid)) if counts[tag.name] > 1 else tag.name

    return _made_codes(material, name, beside)


def _made_codes(
    material: Material, name: Callable[[Codebook, Tag], str], beside: Beside | None = None
) -> ET.Element:
    codes = ET.Element("Codes")
    made: dict[Uid | None, ET.Element] = {None: codes}
    notes: dict[Uid | None, list[Note]] = {}
    for note in material.notes() if beside is not None else ():
        notes.setdefault(note.tag, []).append(note)
    for tag in material.codebook.walk():
        code = _code(made.get(tag.parent, codes), tag, name(material.codebook, tag), material)
        made[tag.uid] = code
        if beside is not None:
            beside.tag(code, tag)
            beside.notes(code, notes.get(tag.uid, ()))
    return codes


def _code(parent: ET.Element, tag: Tag, name: str, material: Material) -> ET.Element:
    code = element(parent, "Code", guid=hyphenated(tag.uid), name=name, isCodable="true")
    colour = material.colours.get(tag.colour, tag.colour)
    if colour.startswith("#"):
        code.set("color", colour)
    about = (tag.definition, tag.when_to_use, tag.when_not_to_use)
    if any(about):
        element(code, "Description", "\n\n".join(filter(None, about)))
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


def _source(marked: MarkedText, material: Material, beside: Beside) -> ET.Element:
    article, guid = marked.article, hyphenated(_source_uid(marked))
    source = ET.Element("TextSource", guid=guid, name=xml_text(article.title))
    source.set("plainTextPath", f"internal://{guid}.txt")
    source.set("creatingUser", hyphenated(article.analyst))
    source.set("creationDateTime", iso_utc(article.created_ms))
    about = _about(article)
    if about:
        element(source, "Description", about)
    for mark in marked.marks:
        _select(source, mark, beside)
    if marked.is_current:
        whole = material.whole(article.uid)
        for tagging in whole.taggings:
            _tag(source, tagging)
        beside.notes(source, whole.notes)
        beside.grades(source, whole.grades)
        beside.describe(source, article)
    return source


def _about(article: Article) -> str:
    values = chain((article.outlet,), article.authors, (article.published, article.url))
    return "\n".join(filter(None, values))


def _select(source: ET.Element, mark: Marked, beside: Beside) -> None:
    highlight = mark.row.highlight
    made = element(
        source,
        "PlainTextSelection",
        guid=hyphenated(highlight.uid),
        name=highlight.quote.exact,
        startPosition=str(highlight.span.start),
        endPosition=str(highlight.span.end),
        creatingUser=hyphenated(highlight.analyst),
        creationDateTime=iso_utc(highlight.created_ms),
        modifiedDateTime=iso_utc(highlight.modified_ms),
    )
    if mark.note:
        element(made, "Description", mark.note)
    for tagging, _ in mark.taggings:
        _tag(made, tagging)
    beside.hang(made, mark)


def _tag(parent: ET.Element, tagging: Tagging | ArticleTagging) -> None:
    coding = element(parent, "Coding", guid=hyphenated(tagging.uid))
    coding.set("creatingUser", hyphenated(tagging.analyst))
    coding.set("creationDateTime", iso_utc(tagging.created_ms))
    element(coding, "CodeRef", targetGUID=hyphenated(tagging.tag))
