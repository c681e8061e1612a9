import pytest

from reader_app.formats.articles.layout import LOOKED_AT, pieces_of

WRAPPED = """\
The wind at the pier head was gusting to 41 knots on the morning when
a dredging barge drifted into the ferry lane, the weather office said
on Friday, contradicting a notice in which the company that owns the
barge spoke of light airs.
"""


def shown(text: str) -> list[str]:
    return [text[piece.start : piece.end] for piece in pieces_of(text)]


def test_a_line_is_a_piece() -> None:
    text = "  One line \n\nanother\u00a0\nand a third\n\n"
    assert shown(text) == ["One line", "another", "and a third"]
    blanks = [(piece.after_blank, piece.before_blank) for piece in pieces_of(text)]
    assert blanks == [(True, True), (True, False), (False, True)]


def test_lines_that_were_wrapped_to_a_width_are_one_piece() -> None:
    text = f"Wind\n\n{WRAPPED}\n{WRAPPED}"
    assert shown(text) == ["Wind", WRAPPED.strip(), WRAPPED.strip()]
    assert pieces_of(text)[1].words == " ".join(WRAPPED.split())


def test_a_short_line_ends_a_wrapped_paragraph() -> None:
    assert shown(WRAPPED * 3) == [WRAPPED.strip()] * 3


def test_an_indent_begins_a_wrapped_paragraph() -> None:
    full = "\n".join(WRAPPED.split("\n")[:3]) + "\n"
    assert shown(f"{full}   {full}   {full}") == [full.strip()] * 3


def test_a_bullet_begins_a_piece_among_wrapped_lines() -> None:
    full = "\n".join(WRAPPED.split("\n")[:3]) + "\n"
    assert shown(f"{full}- {full}") == [full.strip(), f"- {full}".strip()]


def test_chinese_is_unwrapped_too() -> None:
    paragraph = "周二上午一艘挖泥船漂入航道外侧水道因此对客运渡轮关闭港务局表示" * 6
    lines = "\n".join(paragraph[at : at + 36] for at in range(0, len(paragraph), 36))
    assert shown(lines) == [lines]


def test_chinese_paragraphs_of_their_own_length_stay_apart() -> None:
    lines = ["外侧水道因此对客运渡轮关闭港务局表示" * size for size in (1, 3, 2, 4, 2, 3)]
    assert shown("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "text",
    [
        "a short line\nanother of them\nand one more\nthen a last one\nand it ends\nhere",
        "word " * 60 + "\n" + "word " * 50 + "\n" + "word " * 70 + "\n" + "x " * 99 + "\nend\nso",
        "Sorrel 06.40\nHavn 08.15 by way of the outer channel if open\nSorrel 10.40\nHavn\nEast quay 12\nx",
    ],
)
def test_lines_that_end_where_they_like_stay_apart(text: str) -> None:
    assert len(pieces_of(text)) == 6


def test_the_words_of_long_pieces_are_not_looked_at() -> None:
    first, second = pieces_of("x" * LOOKED_AT + "\n" + "x" * (LOOKED_AT + 1))
    assert first.words == "x" * LOOKED_AT
    assert second.words == ""
    assert second.length == LOOKED_AT + 1
