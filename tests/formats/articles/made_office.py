"""Makes ZIP containers, Word and OpenDocument files for tests."""

from __future__ import annotations

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
ODF = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)


def zipped(**members: str | bytes) -> bytes:
    """Return a ZIP; a member's name is written with `__` for "/" and `_DOT_` for "."."""
    return packed(
        {name.replace("__", "/").replace("_DOT_", "."): data for name, data in members.items()}
    )


def packed(members: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return out.getvalue()


def docx(body: str, **others: str) -> bytes:
    """Return a Word document with this body; `others` are parts by their name's stem."""
    places = {
        "styles": "word/styles.xml", "links": "word/_rels/document.xml.rels", "notes": "word/footnotes.xml",
        "core": "docProps/core.xml",
    }  # fmt: skip
    members: dict[str, str | bytes] = {places[name]: text for name, text in others.items()}
    members["word/document.xml"] = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return packed(members)


def odt(body: str, *, styles: str = "", meta: str = "") -> bytes:
    """Return an OpenDocument text with this body."""
    members: dict[str, str | bytes] = {
        "content.xml": f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    }
    if meta:
        members["meta.xml"] = (
            f"<office:document-meta {ODF}><office:meta>{meta}</office:meta></office:document-meta>"
        )
    return packed(members)
