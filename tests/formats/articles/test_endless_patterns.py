"""Texts made so that a pattern would try without end: each is read, or refused, in a moment."""

from __future__ import annotations

from time import process_time

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.several import Several
from reader_app.formats.workers.job import ReadingJob, read_job

SECONDS = 15
"""As the workers allow; each takes far less."""
MANY = 100_000
NAMES = ("a.txt", "a.md", "a.html", "a.eml", "a.rtf", "a.csv", "a.jsonl", "a.rss")
PIECES = {
    "blanks": " ",
    "brackets": "[",
    "open links": "[a](",
    "stars": "*_",
    "backticks": "`",
    "quotes": "''",
    "credits": "(photo credit: ",
    "names": "Ann Lee and ",
    "dates": "12 May 2026 12:",
    "bars": "|-",
    "dots": "a.",
    "commas": '",',
    "entities": "&amp",
    "words of an encoded header": "=?utf-8?q?",
    "Hebrew and digits": "א1 ",
    "signs of markup": "<a <",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("piece", PIECES)
def test_a_text_of_one_thing_without_end_is_soon_dealt_with(name: str, piece: str) -> None:
    body = PIECES[piece] * (MANY // len(PIECES[piece]))
    for text in (body, f"Subject: x\n\nBy {body}!\n\nWords\n{body}"):
        data = (r"{\rtf1 " if name == "a.rtf" else "").encode() + text.encode()
        start = process_time()
        assert outcome(data, name)
        assert process_time() - start < SECONDS


def outcome(data: bytes, name: str) -> object:
    """Return what a file says, or the sentence in which it was refused."""
    try:
        read = read_job(ReadingJob(data, name))
    except UnreadableFileError as problem:
        return str(problem)
    return read.items if isinstance(read, Several) else read.text
