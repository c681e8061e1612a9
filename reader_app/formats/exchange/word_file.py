"""What every Word document of an export has in common: a fixed date, the same bytes again.

The library makes the document's parts, and its styles; paragraphs are our own XML (`word_xml`), written
one after another: the library holds all of them, and takes the longer for each the more there are.
"""

# pyright: reportUnknownMemberType=false

from __future__ import annotations

import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from docx import Document

from reader_app.core.clock import utc_of
from reader_app.formats.exchange.sink import Sink
from reader_app.formats.exchange.word_xml import heading, word_text

if TYPE_CHECKING:
    from collections.abc import Generator

    from reader_app.formats.exchange.material import Material

_PARAGRAPHS = "word/document.xml"
_AFTER_THEM = b"<w:sectPr"
_BUFFER = 1 << 16


@contextmanager
def word_file(out: BinaryIO, material: Material) -> Generator[BinaryIO]:
    """Give a place to write paragraphs to, under the project's title.

    The document bears no time but that of the project's last change.
    """
    stream = io.BufferedWriter(Sink(out))
    with zipfile.ZipFile(_empty(material)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            if name != _PARAGRAPHS:
                target.writestr(_entry(name), source.read(name))
        before, mark, after = source.read(_PARAGRAPHS).partition(_AFTER_THEM)
        with target.open(_entry(_PARAGRAPHS), "w", force_zip64=True) as part:
            body = io.BufferedWriter(part, _BUFFER)  # pyright: ignore[reportArgumentType]
            try:
                body.write(before + heading(material.title, 0).encode())
                yield body
                body.write(mark + after)
            finally:
                body.detach()  # and so written; not once more when it is forgotten
    stream.flush()


def _empty(material: Material) -> io.BytesIO:
    """Return a document without paragraphs."""
    document = Document()
    changed = utc_of(material.changed_ms).replace(tzinfo=None, microsecond=0)
    about = document.core_properties
    about.title, about.author, about.comments = word_text(material.title), "", ""
    about.created = about.modified = changed
    made = io.BytesIO()
    document.save(made)
    return made


def _entry(name: str) -> zipfile.ZipInfo:
    """Return a member that bears no time."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member
