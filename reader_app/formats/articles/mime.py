"""Parses MIME messages (RFC 5322, RFC 2045) that come from outside: mail, and pages saved as MHTML."""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import email.utils
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.encodings import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from reader_app.core.records import Precision

MAX_BYTES = 256 << 20
MAX_PARTS = 5_000
MAX_BOUNDARIES = 200
"""Messages that may lie inside one another: each level is read again for every one around it."""
XHTML = "application/xhtml+xml"
MAX_HEADER = 4_000
"""Characters of a header that are looked at: the standard library takes minutes over long ones."""

_BOUNDARY = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MimePart:
    """One text of a message: its kind ("text/html"), its words' bytes, and where it was on the web."""

    kind: str
    data: bytes
    charset: str | None
    location: str | None
    attached: bool

    def text(self) -> str:
        """Return the part's text, decoded as it declares or else as its bytes look."""
        if self.charset:
            try:
                return decode(self.data, encoding=self.charset).text
            except UnreadableFileError:
                pass
        return decode(self.data).text


def parse_message(data: bytes, *, kind: str) -> Message:
    """Return the parsed message; raises UnreadableFileError for what is no message or is hostile."""
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"The {kind} is larger than {MAX_BYTES >> 20} MB.")
    if len(_BOUNDARY.findall(data)) > MAX_BOUNDARIES:
        raise UnreadableFileError(f"The {kind} has too many messages inside one another.")
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except (RecursionError, ValueError, LookupError) as error:
        raise UnreadableFileError(f"The {kind} is damaged.") from error
    if not message.keys():
        raise UnreadableFileError(f"The file has no mail headers; it is not a {kind}.")
    return message


def header(message: Message, name: str) -> str:
    """Return a header's words, decoded (RFC 2047), one line; "" where there is none."""
    value = message.get(name)
    if value is None:
        return ""
    raw = str(value)[:MAX_HEADER]
    try:
        pieces = email.header.decode_header(raw)
        words = "".join(_decoded(piece, charset) for piece, charset in pieces)
    except (ValueError, LookupError, email.errors.MessageError):
        words = raw
    return " ".join(words.split())


def _decoded(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "utf-8", "strict")
    except (LookupError, ValueError):
        return decode(piece).text


def names_in(value: str) -> tuple[str, ...]:
    """Return the names in an address header, or the addresses where they have none.

    None are returned of one with thousands of brackets in one another.
    """
    try:
        people = email.utils.getaddresses([value])
    except RecursionError:
        return ()
    return tuple(dict.fromkeys(name or address for name, address in people if name or address))


def sent(message: Message) -> tuple[str, Precision] | None:
    """Return when the message says it was sent, in the sender's own time zone."""
    try:
        at = email.utils.parsedate_to_datetime(header(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at.isoformat(timespec="minutes"), "minute"


def texts_in(message: Message) -> Iterator[MimePart]:
    """Give the message's texts in order, those of messages inside it too."""
    for count, part in enumerate(message.walk()):
        if count > MAX_PARTS:
            return
        kind = part.get_content_type()
        if not part.is_multipart() and (kind.startswith("text/") or kind == XHTML):
            yield _text_part(part)


def _text_part(part: Message) -> MimePart:
    data = part.get_payload(decode=True)
    try:
        charset = part.get_content_charset()
    except ValueError:  # a number of thousands of digits, or a name with U+0000
        charset = None
    disposition = str(part.get("Content-Disposition") or "").lower()
    return MimePart(
        part.get_content_type(),
        data if isinstance(data, bytes) else b"",
        charset,
        header(part, "Content-Location") or None,
        disposition.startswith("attachment"),
    )
