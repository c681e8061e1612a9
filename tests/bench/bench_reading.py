"""Reading large documents, and texts in the encodings there were before Unicode.

Issue 5, done when 2 and 3: 98 of 100 files of 200 characters and more decoded exactly; a Word
document of 800 pages in two CPU seconds, 60 pages of PDF a second.
"""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

from reader_app.formats.articles.docx import read_docx
from reader_app.formats.articles.encodings import decode
from reader_app.formats.articles.pdf.reading import read_pdf
from tests.bench.figure import Figure, at_least, at_most, reported
from tests.bench.workload import articles
from tests.formats.articles.languages import IN_ENCODINGS, PARAGRAPHS
from tests.formats.articles.made_office import docx
from tests.formats.articles.made_pdf import Put, column, pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCX_PAGES, _PDF_PAGES = 800, 400
_LETTERS = 3_000
"""Of a printed page."""
_EXCERPT, _STEP = 200, 7
_WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def figures(scale: float) -> Iterator[Figure]:
    """Measure the documents, then the encodings."""
    yield from _word(max(20, round(_DOCX_PAGES * scale)))
    yield from _prints(max(20, round(_PDF_PAGES * scale)))
    yield from _encodings()


def _word(pages: int) -> Iterator[Figure]:
    found = [made.text.split("\n\n") for made in articles(pages, characters=_LETTERS)]
    body = "".join(
        f"<w:p><w:r><w:t>{part[: len(part) // 2]}</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
        f"<w:t>{part[len(part) // 2 :]}</w:t></w:r></w:p>"
        for text in found
        for part in text
    )
    data = docx(body)
    start = process_time()
    draft = read_docx(data, name="a.docx")
    spent = process_time() - start
    assert len(draft.text) > pages * _LETTERS / 2
    limit = max(0.2, 2 * pages / _DOCX_PAGES)
    yield at_most(f"a Word document of {pages} pages", spent, "CPU s", limit=limit)


def _prints(pages: int) -> Iterator[Figure]:
    words = [word for made in articles(20) if made.language == "en" for word in made.text.split()]
    plain = [word for word in words if word.isascii()]
    sheets = [
        [Put(60, 810, "Calder Bay Courier", 8), *column(_lines(plain, page), 60, 780)]
        for page in range(pages)
    ]
    data = pdf(sheets)
    start = process_time()
    draft = read_pdf(data, name="a.pdf")
    spent = process_time() - start
    assert draft.blocks[-1].page == pages
    yield at_least(f"a PDF of {pages} pages", pages / spent, "pages a CPU s", limit=60)


def _lines(words: list[str], page: int) -> list[str]:
    """Return fifty lines of a page, paragraphs of ten."""
    at = [(page * 50 + line) * 12 % (len(words) - 12) for line in range(50)]
    lines = [" ".join(words[start : start + 12]) for start in at]
    return [f"{line}." if number % 10 == 9 else line for number, line in enumerate(lines)]


def _encodings() -> Iterator[Figure]:
    pairs = [(name, language) for name, found in IN_ENCODINGS.items() for language in found]
    pairs += [(name, language) for name in _WIDE for language in PARAGRAPHS]
    right, tried = 0, 0
    shares: dict[str, float] = {}
    for encoding in dict.fromkeys(name for name, _ in pairs):
        texts = [
            text for name, language in pairs if name == encoding for text in _cut(language, name)
        ]
        good = sum(decode(text.encode(encoding)).text == text for text in texts)
        right, tried = right + good, tried + len(texts)
        shares[encoding] = 100 * good / len(texts)
    yield at_least(f"{tried} files decoded exactly", 100 * right / tried, "%", limit=98)
    worst = min(shares, key=lambda name: shares[name])
    yield at_least(f"of those in {worst}, the least", shares[worst], "%", limit=98)
    yield reported("encodings", len(shares), "")


def _cut(language: str, encoding: str) -> list[str]:
    """Return stretches of 200 characters, as far as the encoding has them, and the whole."""
    whole = PARAGRAPHS[language].encode(encoding, "ignore").decode(encoding)
    starts = range(0, len(whole) - _EXCERPT, _STEP)
    cut = [whole[at : at + _EXCERPT] for at in starts]
    return [text for text in [*cut, whole] if not text.isascii()]
