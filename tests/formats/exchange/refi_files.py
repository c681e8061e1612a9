"""REFI-QDA projects as other programs write them, made from as little as a test says."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import quoteattr

GUID = "0B000000-0000-4000-8000-00000000000{}"
TEXT = "Ferry 😀 held at port\n\nشحنة كبيرة here, she said.\nThe é end 😀 now\n"
WORDS = ("held at", "كبيرة here", "😀 now", "Ferry")
CODES = (
    f'<Codes><Code guid="{GUID.format(1)}" name="Claim" isCodable="true" color="#ff0000"/></Codes>'
)


def selection(
    start: int, end: int, name: str | None = None, inside: str = "", more: str = ""
) -> str:
    """Return a selection with the first code on it."""
    named = "" if name is None else f" name={quoteattr(name)}"
    coding = f'<Coding guid="{GUID.format(3)}"><CodeRef targetGUID="{GUID.format(1)}"/></Coding>'
    return (
        f'<PlainTextSelection guid="{GUID.format(2)}" startPosition="{start}" endPosition="{end}"'
        f"{named} {more}>{inside or coding}</PlainTextSelection>"
    )


def qde(
    selections: str,
    *,
    path: str = "internal://text.txt",
    codes: str = CODES,
    rest: str = "",
    before: str = "",
) -> str:
    """Return a project of one source."""
    return (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="P">'
        f"{before}<CodeBook>{codes}</CodeBook>"
        f'<Sources><TextSource guid="{GUID.format(4)}" name="Port" plainTextPath="{path}">'
        f"{selections}</TextSource></Sources>{rest}</Project>"
    )


def qdpx(
    project: str,
    text: bytes = TEXT.encode(),
    *,
    inner: str = "project.qde",
    member: str = "sources/text.txt",
) -> bytes:
    """Return a project file with its one text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(inner, project)
        archive.writestr(member, text)
    return out.getvalue()
