import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.plain_text import READER, storable
from reader_app.formats.articles.reading import SUFFIXES, read_article
from tests.formats.articles.styles import STYLES

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "", " ", "\t", "\u00a0", "A title", "By Jane Doe", "14 May 2026", "• item", "1. one", "(1) x",
                "> quoted", "“So.”", "— Mara", "---", "# Head", "a\tb\tc", "Photo: Jane Doe", "(Reuters)",
                "(photo credit: Jane)", "BEIRUT, June 28 (Agency) - The minister said.", "Source: Post",
                "word " * 15, "x" * 700, "URL: http://a.example", "שלום עולם", "مرحبا", "123", "Title: So",
                "\u2028", "\x0c", "\ufeff", "\u200f", "REUTERS", "By", "“", "# ", "-", ". . .", "Date:",
            ]
        ),
        st.text(st.characters(exclude_characters="\n\r"), max_size=30),
    ),
    max_size=25,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_blocks_cover_all_that_is_not_white_space(lines: list[str], newline: str) -> None:
    text = "\n".join(lines).encode("utf-8", "replace").decode().removeprefix("\ufeff")
    controls = sum(unicodedata.category(char) == "Cc" for char in text)
    if not text.strip() or controls - text.count("\n") > 2:
        return
    draft = read_article(text.replace("\n", newline).encode(), name="a.txt", encoding="utf-8")
    assert draft.text == text.replace("\r", "\n").replace("\0", "\ufffd") or "\r" in text
    covered: set[int] = set()
    last = 0
    for number, block in enumerate(draft.blocks):
        assert last <= block.start < block.end
        assert draft.text[block.start : block.end].strip() == draft.text[block.start : block.end]
        assert block.repeats is None or block.repeats < number
        covered.update(range(block.start, block.end))
        last = block.end
    assert all(char.isspace() for at, char in enumerate(draft.text) if at not in covered)
    assert draft.title.strip() == draft.title != ""
    assert len(draft.title) <= 300


@pytest.mark.parametrize("style", STYLES)
def test_the_text_is_the_files_character_for_character(style: str) -> None:
    text = "\u00a0" + STYLES[style].replace("'", "''") + "  \u2003 "
    for newline in ("\n", "\r\n", "\r"):
        draft = read_article(text.replace("\n", newline).encode(), name="a.txt")
        assert draft.text == text


def test_nothing_but_line_ends_and_what_cannot_be_kept_is_changed() -> None:
    assert storable("a\r\nb\rc\n\rd\0e\ud800f e\u0301 ''x''\u00a0 ") == (
        "a\nb\nc\n\nd\ufffde\ufffdf e\u0301 ''x''\u00a0 "
    )


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", "\ufeff".encode(), "\u00a0\u2003".encode()])
def test_a_file_without_words_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match=r"^It is empty: there are no words in it\.$"):
        read_article(data, name="a.txt")


def test_the_draft_says_how_it_was_made() -> None:
    draft = read_article("Sturm über der Insel\n".encode("cp1252"), name="a.txt")
    assert (draft.reader, draft.media_type, draft.encoding) == (
        READER,
        "text/plain",
        "windows-1252",
    )
    assert draft.origins == (("title", "first line"),)
    assert ".txt" in SUFFIXES


def test_damage_is_told() -> None:
    draft = read_article("ünïcödé ünïcödé ünïcödé".encode() + b"\xff", name="a.txt")
    assert dict(draft.origins)["text"] == "1 undecodable places replaced"


@pytest.mark.parametrize(
    ("text", "directions", "main"),
    [
        ("A title\n\nשלום, World and all the rest of it", ["ltr", "rtl"], "rtl"),
        ("123: مرحبا\n...", ["rtl", None], "rtl"),
        ("- 12 -\n\n42", [None, None], None),
        ("«Hello» عالم", ["ltr"], "ltr"),
    ],
)
def test_each_block_has_the_direction_of_its_first_strong_character(
    text: str, directions: list[str | None], main: str | None
) -> None:
    draft = read_article(text.encode(), name="a.txt")
    assert [block.direction for block in draft.blocks] == directions
    assert draft.direction == main


LONG = (
    "It was a long sentence that went on and on about the harbour and its barge, until it stopped."
)
SEVERAL = (
    "This is the first of several sentences. They say a good deal about ferries. None of them "
)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("  Port\u00a0 reopens \n\nbody", "x.txt", "Port reopens"),
        ("One line and nothing else", "x.txt", "One line and nothing else"),
        (f"{LONG}", "x.txt", LONG),
        (f"{SEVERAL}could be a headline.", "x.txt", f"{SEVERAL}could be a headline."),
        (f"{SEVERAL}is short, or would fit.", "x.txt", f"{SEVERAL}is short, or would fit."),
        (
            f"{SEVERAL}could be a headline, or wants to.",
            "x.txt",
            f"{SEVERAL}could be a headline, or wants…",
        ),
        ("* * *\n\n...", "folder/harbour 12.txt", "harbour 12"),
        ("...", ".txt", ".txt"),
        ("...", "", "?"),
        ("x" * 900 + " y", "x.txt", "x" * 119 + "…"),
    ],
)
def test_the_title_is_the_texts_and_the_file_name_only_where_it_has_no_words(
    text: str, name: str, title: str
) -> None:
    assert read_article(text.encode(), name=name).title == title


WITHOUT_END = 60
"""CPU seconds. What grows with the square of the size, or faster, takes minutes to hours here."""


def timed(text: str) -> float:
    begun = time.process_time()
    read_article(text.encode(), name="a.txt")
    return time.process_time() - begun


@pytest.mark.parametrize(
    "line",
    [
        "(" * 590, "By " + "A " * 290, "a/" * 290 + ")", "Photo: " * 80, "[" + "Aa/" * 190 + "]", "A, " * 190,
        "1 May " * 95, "BEIRUT, " * 70 + "-", "January 1" * 60, "- " * 290, "Title: " * 80, " by " * 140 + ":",
        "\u0300" * 590, "Reporting and x by " * 30, "'" * 590, "12.12.12" * 70, "(photo credit: " * 35,
    ],
)  # fmt: skip
def test_no_line_can_make_the_reader_slow(line: str) -> None:
    assert timed("\n\n".join([line[:599]] * 60)) < WITHOUT_END


@pytest.mark.parametrize(
    "unit",
    [
        "word " * 30 + "\n\n",
        "a\n",
        "> q\n",
        "x",
        "7",
        "- a\n- b\n",
        "Aa.\n\nBb\n\n" + "c" * 90 + "\n",
    ],
)
def test_a_long_text_of_one_kind_of_line_comes_to_an_end(unit: str) -> None:
    assert timed(unit * (1_000_000 // len(unit))) < WITHOUT_END
