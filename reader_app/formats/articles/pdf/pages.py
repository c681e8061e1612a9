"""Takes lines of text with their places out of a PDF through PDFium; the only file that knows it."""

from __future__ import annotations

import ctypes
import importlib
import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from reader_app.core.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MAX_PAGES = 20_000
HYPHENS = "\ufffe\x02"
"""What PDFium gives for a hyphen at the end of a line."""
_LINE = re.compile(r"((?:[^\n\ufffe\x02\r]|\r(?!\n))*)(\r?\n|[\ufffe\x02](?:\r?\n)?|$)")
_GAP = 1.6
"""Widths of white space, in heights of the line, that part a line into two."""


_LEAST_HEIGHT = 0.95
"""Ascent and descent of a font together, in its size, if it tells them at all."""
_ASCENT, _DESCENT = 0.89, 0.22
"""Those of Times, Arial and their likes."""


@dataclass(slots=True)
class PdfLine:
    """A line of text and its box, in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    """Height of the font, ascent to descent."""
    bold: bool
    page: int
    """Counted from 1."""
    broken: bool = False
    """Whether the last word goes on in the next line, after a hyphen."""

    @property
    def middle(self) -> float:
        """The height of the line's middle above the page's lower edge."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class PdfText:
    """What PDFium finds in a file."""

    pages: list[list[PdfLine]]
    information: dict[str, str]


class _Handle(Protocol):
    """A page, or a page's text, as pypdfium2 has it."""

    def get_textpage(self) -> _Handle: ...
    def get_text_range(self) -> str: ...
    def close(self) -> None: ...


class _Document(Protocol):
    """A file as pypdfium2 has it."""

    def __len__(self) -> int: ...
    def __getitem__(self, number: int) -> _Handle: ...
    def close(self) -> None: ...


def read_pages(data: bytes) -> PdfText:
    """Return every page's lines in the order of the file; raises UnreadableFileError."""
    pdfium = importlib.import_module("pypdfium2")  # late: the window's start must not pay for it
    opened: Callable[[bytes], _Document] = pdfium.PdfDocument
    try:
        document = opened(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFileError("The PDF is protected by a password.") from error
        raise UnreadableFileError("The PDF is damaged, or is not a PDF.") from error
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableFileError(f"The PDF has more than {MAX_PAGES:,} pages.")
        pages = [list(_lines(document, number)) for number in range(len(document))]
        return PdfText(pages, _information(document))
    except (pdfium.PdfiumError, AssertionError) as error:
        raise UnreadableFileError("The PDF is damaged: one of its pages cannot be read.") from error
    finally:
        document.close()


def _information(document: _Document) -> dict[str, str]:
    """Return what the file says of itself; halves of characters, which PDFium lets be, are U+FFFD."""
    raw = importlib.import_module("pypdfium2.raw")
    found: dict[str, str] = {}
    for key in ("Title", "Author", "CreationDate"):
        size = int(raw.FPDF_GetMetaText(document, key.encode(), None, 0))
        buffer = ctypes.create_string_buffer(size)
        raw.FPDF_GetMetaText(document, key.encode(), buffer, size)
        found[key] = buffer.raw[: max(0, size - 2)].decode("utf-16-le", "replace")
    return found


def _lines(document: _Document, number: int) -> Iterator[PdfLine]:
    """Give the lines of one page."""
    page = _TextPage(document, number)
    try:
        for start, text, ending in page.runs():
            yield from _cut(page, start, text, broken=ending.startswith(tuple(HYPHENS)))
    finally:
        page.close()


def _cut(page: _TextPage, start: int, text: str, *, broken: bool) -> Iterator[PdfLine]:
    """Give the line, or its pieces where wide gaps part it (columns set side by side)."""
    whole = page.line(start, text)
    if whole is None:
        return
    found = _pieces(page, start, text, whole) if page.has_gaps(start, text, whole) else [whole]
    pieces = [piece for piece in found if piece is not None]
    pieces[-1].broken = broken
    yield from pieces


def _pieces(page: _TextPage, start: int, text: str, whole: PdfLine) -> Iterator[PdfLine | None]:
    begun = 0
    for match in re.finditer(r"[ \t]+", text):
        before = page.box(start + match.start() - 1)
        after = page.box(start + match.end())
        if after[0] - before[1] > _GAP * whole.size or before[0] - after[1] > _GAP * whole.size:
            yield page.line(start + begun, text[begun : match.start()])
            begun = match.end()
    yield page.line(start + begun, text[begun:])


Box = tuple[float, float, float, float]
"""Left, right, bottom, top."""


class _Rectangle(Protocol):
    """PDFium's structure of four numbers."""

    left: float
    right: float
    bottom: float
    top: float


class _Matrix(Protocol):
    """How PDFium scales a character's height, among others."""

    c: float
    d: float


class _TextPage:
    """One page's text as PDFium has it; positions are PDFium's characters (UTF-16 code units)."""

    def __init__(self, document: _Document, number: int) -> None:
        self._raw = importlib.import_module("pypdfium2.raw")
        self._page = document[number]
        self._text = self._page.get_textpage()
        self._number = number + 1
        self._rectangle: _Rectangle = self._raw.FS_RECTF()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._matrix: _Matrix = self._raw.FS_MATRIX()

    def close(self) -> None:
        """Give the page's memory back to PDFium."""
        self._text.close()
        self._page.close()

    def runs(self) -> Iterator[tuple[int, str, str]]:
        """Give each line's position, text and ending."""
        text = self._text.get_text_range()
        shift = 0
        for match in _LINE.finditer(text):
            line = match.group(1).strip()
            if line:
                start = text.index(line, match.start())
                yield start + shift, line, match.group(2)
            shift += sum(char > "\uffff" for char in match.group())

    def box(self, at: int) -> Box:
        """Return the box of the character, ascent and descent included."""
        self._raw.FPDFText_GetLooseCharBox(self._text, at, self._rectangle)
        found = self._rectangle
        return found.left, found.right, found.bottom, found.top

    def line(self, start: int, text: str) -> PdfLine | None:
        """Return the line at a position with its box; None for turned text such as watermarks."""
        letter = start + next((at for at, char in enumerate(text) if char.isalnum()), 0)
        if abs(float(self._raw.FPDFText_GetCharAngle(self._text, start))) % 6.28 > 0.1:
            return None
        left, right, bottom, top = self.box(letter)
        bottom, top = self._height(letter, bottom, top)
        boxes = [(left, right), *((box[0], box[1]) for box in self._rectangles(start, len(text)))]
        left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
        bold = int(self._raw.FPDFText_GetFontWeight(self._text, letter)) >= 600
        words = text.replace("\r", " ")
        return PdfLine(words, left, right, bottom, top, top - bottom, bold, self._number)

    def _height(self, at: int, bottom: float, top: float) -> tuple[float, float]:
        """Return descent and ascent around a character.

        Of a font that tells neither, its box is as high as the character alone, an "o" or a "p": there
        they are where most fonts have them about the base line.
        """
        self._raw.FPDFText_GetMatrix(self._text, at, self._matrix)
        scale = math.hypot(self._matrix.c, self._matrix.d)
        size = float(self._raw.FPDFText_GetFontSize(self._text, at)) * scale
        if top - bottom >= _LEAST_HEIGHT * size:
            return bottom, top
        across, base = self._sides[:2]
        self._raw.FPDFText_GetCharOrigin(self._text, at, across, base)
        return base.value - _DESCENT * size, base.value + _ASCENT * size

    def has_gaps(self, start: int, text: str, line: PdfLine) -> bool:
        """Say whether wide white space parts the line."""
        boxes = sorted(self._rectangles(start, len(text)))
        return any(right[0] - left[1] > _GAP * line.size for left, right in pairwise(boxes))

    def _rectangles(self, start: int, count: int) -> Iterator[Box]:
        left, top, right, bottom = self._sides
        for number in range(int(self._raw.FPDFText_CountRects(self._text, start, count))):
            self._raw.FPDFText_GetRect(self._text, number, left, top, right, bottom)
            yield left.value, right.value, bottom.value, top.value
