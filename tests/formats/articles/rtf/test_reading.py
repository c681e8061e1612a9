from __future__ import annotations

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.rtf import reading
from reader_app.formats.articles.rtf.codepages import codec_of_page
from reader_app.formats.articles.rtf.reading import read_rtf

SOURCE = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset128 MS;}{\f3\cpg1253 Greek;}}
{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\s2 Quote;}{\colortbl\red1;}}
{\info{\title Storm damages}{\author Ann Lee}{\comment gone}}
\pard\s1\outlinelevel0 Storm \b damages\b0  the harbour\par
\pard\plain {Officials {\field{\*\fldinst HYPERLINK "https://a.example/x"}{\fldrslt\ul repairs}} may \'93long\'94 \u8212\'97 {\f1 \'cf\'f0} {\f2 \'93\'fa\'96\'7b} {\f3 \'e1} \u-10179?\u-8704?.}\par
\pard\ls1{\listtext\'b7\tab}first item\par \bullet second\par\ls0
\pard\rtlpar right\par\pard\ltrpar left\par
\pard\s2 A quoted line\line second\par
\trowd\cellx100\pard\intbl a\cell b\par c\cell\row\row
\pard Text{\super 1{\footnote\pard {\super 1} The note.}} after{\v hidden\u65?\tab\~} note{\*\unknown gone\tab\~\u65?}.{\pict\bin4 {{{{89}\par
\pard\intbl\par\pard\s9 a\~b\_c\-d\\e\{f\} \
{\field{\*\fldinst PAGE}{\fldrslt 3}}{\field{\*\fldinst HYPERLINK "https://b.example"}{\fldrslt}}{\fldrslt x}{\fldinst y}\outlinelevel9\uc0\u233\uc1{\title In text}{\sub{\header{\title no}}}{\header \ql\par\'\'41\sect}\page
}}trailing\'"""


def test_an_rtf_keeps_words_roles_links_and_notes() -> None:
    draft = read_rtf(SOURCE, name="x.rtf")
    assert draft.title.startswith("Storm")
    assert draft.authors == ("Ann Lee",)
    shown = [(b.kind, b.level, b.direction, draft.text[b.start : b.end]) for b in draft.blocks]
    assert shown[:9] == [
        ("heading", 1, None, "Storm damages the harbour"),
        ("paragraph", None, None, "Officials repairs may “long” — Пр 日本 α 😀."),
        ("item", None, None, "first item"), ("item", None, None, "second"),
        ("paragraph", None, "rtl", "right"), ("paragraph", None, None, "left"),
        ("quote", None, None, "A quoted line\nsecond"), ("row", None, None, "a\tb c"),
        ("paragraph", None, None, "Text1 after note."),
    ]  # fmt: skip
    assert shown[-1][0] == "other"
    assert shown[-1][3] == "1 The note."
    assert "a\u00a0b\u2011c\u00add\\e{f}" in draft.text
    assert [(draft.text[x.start : x.end], x.url) for x in draft.links] == [
        ("repairs", "https://a.example/x")
    ]


@pytest.mark.parametrize(("control", "words"), [(rb"\mac", "é"), (rb"\pc", "Ä"), (rb"\pca", "Ä")])
def test_old_character_sets_are_known(control: bytes, words: str) -> None:
    assert read_rtf(b"{\\rtf1" + control + b" \\'8e", name="x").text == words


def test_an_open_note_and_an_open_row_are_read_to_the_end() -> None:
    assert read_rtf(b"{\\rtf1 a{\\footnote b", name="x").text == "a\n\nb"
    assert read_rtf(b"{\\rtf1\\intbl a\\cell b\\cell", name="x").text == "a\tb"


def test_what_is_no_rtf_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableFileError, match="does not begin"):
        read_rtf(b"words", name="x")
    with pytest.raises(UnreadableFileError, match="nested"):
        read_rtf(b"{\\rtf1" + b"{" * 6000, name="x")
    monkeypatch.setattr(reading, "MAX_BYTES", 3)
    with pytest.raises(UnreadableFileError, match="larger"):
        read_rtf(b"{\\rtf1 a}", name="x")


def test_code_pages_have_codecs() -> None:
    assert [codec_of_page(n) for n in (936, 1256, 99999)] == ["gb18030", "cp1256", "cp1252"]


def test_a_line_end_in_what_is_skipped_is_no_paragraph() -> None:
    assert read_rtf(b"{\\rtf1{\\header \\\n}a\\\nb\\x", name="x").text == "a\n\nb"


def test_a_bullet_that_was_typed_makes_an_item() -> None:
    found = read_rtf(rb"{\rtf1 \bullet\tab One\par Two \bullet\par}", name="a.rtf")
    assert [(block.kind, found.text[block.start : block.end]) for block in found.blocks] == [
        ("item", "One"),
        ("paragraph", "Two •"),
    ]
