from __future__ import annotations

import pytest

from reader_app.core.spans import Span
from reader_app.formats.exchange.calibration import Claimed, Counting, calibrated, says
from tests.formats.exchange.refi_files import TEXT, WORDS

SIZES = {
    "characters": len,
    "UTF-16 units": lambda seen: len(seen.encode("utf-16-le")) // 2,
    "bytes": lambda seen: len(seen.encode()),
}


def counted(unit: str, start: int, *, two: bool, mark: bool) -> int:
    """Return a position of the text as such a program counts it."""
    before = TEXT[:start].replace("\n", "\r\n" if two else "\n")
    return SIZES[unit](("\ufeff" if mark else "") + before)


@pytest.mark.parametrize("unit", SIZES)
@pytest.mark.parametrize("two", [False, True])
@pytest.mark.parametrize("mark", [False, True])
@pytest.mark.parametrize("inclusive", [False, True])
@pytest.mark.parametrize("file", [("", "\n"), ("", "\r\n"), ("\ufeff", "\n"), ("\ufeff", "\r\n")])
@pytest.mark.parametrize("named", [False, True])
def test_any_way_to_count_leads_to_the_words_or_is_said_to_be_uncertain(
    unit, two, mark, inclusive, file, named
) -> None:
    spans = [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in WORDS]
    claims = [
        Claimed(
            counted(unit, span.start, two=two, mark=mark),
            counted(unit, span.end, two=two, mark=mark) - inclusive,
            span.of(TEXT) if named else "",
        )
        for span in spans
    ]
    raw = file[0] + TEXT.replace("\n", file[1])
    found = calibrated(raw, claims)
    assert found.text == TEXT
    if named:
        assert found.spans == tuple(spans)
        assert found.quoted == len(WORDS)
    else:
        assert found.spans == tuple(spans) or not found.is_certain


def test_what_a_program_is_known_to_do_decides_between_equals() -> None:
    raw = "one\r\n\r\n\r\n\r\ntwo two two two two"
    claims = [Claimed(15, 18)]
    assert calibrated(raw, claims).spans == (Span(15, 18),)
    known = calibrated(raw, claims, lambda counting: counting == Counting(two_a_line=True))
    assert (known.spans, known.is_certain) == ((Span(11, 14),), False)


def test_numbers_that_are_no_place_give_no_span() -> None:
    claims = [Claimed(-1, 4), Claimed(4, 4), Claimed(0, 900), Claimed(6, 7, "😀")]
    found = calibrated("Ferry 😀 held", claims)
    assert found.spans == (None, None, None, Span(6, 7))


def test_a_counting_says_what_it_is() -> None:
    assert str(Counting()) == "characters"
    whole = Counting("bytes", two_a_line=True, has_mark=True, inclusive=True)
    assert str(whole) == "bytes, a line’s end as two, with a byte order mark, the end included"


@pytest.mark.parametrize(
    ("words", "quote", "is_so"),
    [
        ("the port", "the  port", True),
        ("the port", "", False),
        (" the port", " the port", True),
        (" the port", "the port", False),
        ("the port", "the port ", False),
        ("the port is", "the po…", True),
        ("the port is", "the po...", True),
        ("the port", "…", False),
        ("the port", "the ship", False),
    ],
)
def test_a_cut_quote_is_the_start_of_its_words(words: str, quote: str, is_so) -> None:
    assert says(words, quote) is is_so
