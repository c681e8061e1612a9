"""Where the words of a text stand once its bytes are read in another encoding."""

from __future__ import annotations

from reader_app.core.spans import Span
from reader_app.core.text_mapping import TextMapping


class RecodedMapping(TextMapping):
    """Takes positions to those of the same bytes, where both texts are the same bytes.

    Where they are not, or a position is inside a character of the new text, it does as any
    `TextMapping`.
    """

    def __init__(self, old: str, new: str, encodings: tuple[str, str]) -> None:
        """Map between two readings, given the encoding of the old one and that of the new one."""
        super().__init__(old, new)
        self._from, self._to = encodings
        self._bytes = _bytes_of(old, self._from)
        if self._bytes is not None and self._bytes != _bytes_of(new, self._to):
            self._bytes = None

    def span(self, span: Span) -> Span | None:
        """Return where a span's bytes stand now, whatever words they are; else where its words do."""
        start, end = self._place(span.start), self._place(span.end)
        if start is None or end is None or start >= end:
            return super().span(span)
        return Span(start, end)

    def _place(self, point: int) -> int | None:
        """Return how many code points the bytes before a point are in the new text."""
        before = self.old[:point].encode(self._from) if self._bytes is not None else None
        # An encoding that shifts between alphabets, as ISO 2022 does, ends its shift at a cut.
        if before is None or self._bytes is None or not self._bytes.startswith(before):
            return None
        try:
            words = before.decode(self._to)
        except UnicodeDecodeError:
            return None
        return len(words) if self.new.startswith(words) else None


def _bytes_of(text: str, encoding: str) -> bytes | None:
    """Return the bytes of a text without a byte order mark; None where they are not to be had."""
    try:
        return None if "".encode(encoding) else text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return None
