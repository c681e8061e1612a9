import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.encodings import decode, shown_name
from tests.formats.articles.languages import IN_ENCODINGS, PARAGRAPHS

WIDE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def excerpts(language: str, encoding: str, size: int = 200) -> list[str]:
    """Return stretches of that many characters, as far as the encoding has them."""
    paragraphs = PARAGRAPHS[language].encode(encoding, "ignore").decode(encoding)
    return [paragraphs[at : at + size] for at in range(0, len(paragraphs) - size, 7)] + [paragraphs]


@pytest.mark.parametrize(
    ("encoding", "language"),
    [
        (encoding, language)
        for encoding, languages in IN_ENCODINGS.items()
        for language in languages
    ],
)
def test_old_encodings_are_read_exactly(encoding: str, language: str) -> None:
    texts = [text for text in excerpts(language, encoding) if not text.isascii()]
    wrong = [text for text in texts if decode(text.encode(encoding)).text != text]
    assert len(wrong) <= len(texts) * 0.02, (len(wrong), len(texts))


@pytest.mark.parametrize("encoding", WIDE)
@pytest.mark.parametrize("language", PARAGRAPHS)
def test_unicode_is_read_exactly_with_and_without_a_mark(encoding: str, language: str) -> None:
    for text in excerpts(language, "utf-8")[::5]:
        assert decode(text.encode(encoding)).text == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_whatever_is_utf8_is_read_as_utf8(text: str) -> None:
    read = decode(text.encode())
    assert (read.text, read.encoding, read.damaged) == (text.removeprefix("\ufeff"), "utf-8", 0)


@given(
    st.text(st.characters(exclude_categories=("Cs",))),
    st.sampled_from(["utf-16", "utf-32", "utf-8-sig"]),
)
def test_a_mark_decides_whatever_the_text(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    controls = sum(char < " " or char == "\x7f" for char in text)
    if encoding != "utf-8-sig" or controls <= 3:
        assert decode(data).text == text


def test_one_mark_is_dropped_and_no_more() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"x").text == "\ufeffx"
    assert decode("\ufeff港口关闭了一整天".encode("gb18030")).text == "港口关闭了一整天"


def test_japanese_in_seven_bits_is_not_taken_for_ascii() -> None:
    text = PARAGRAPHS["Japanese"]
    assert decode(text.encode("iso2022_jp")).text == text


def test_utf8_with_a_broken_place_stays_utf8() -> None:
    text = PARAGRAPHS["Arabic"]
    read = decode(text.encode()[:-1] + b"\xff")
    assert (read.encoding, read.damaged) == ("utf-8", 1)
    assert read.text == text[:-1] + "\ufffd"
    cut = decode(text.encode() + b"\xd8")
    assert (cut.encoding, cut.damaged) == ("utf-8", 1)


def test_utf8_that_says_so_by_its_mark_stays_utf8_however_broken() -> None:
    assert decode(codecs.BOM_UTF8 + b"caf\xe9").text == "caf\ufffd"


def test_halves_of_characters_are_joined_and_lone_ones_replaced() -> None:
    data = "one \ud83d\ude00, half \ud83d.".encode("utf-8", "surrogatepass")
    read = decode(data)
    assert read.text == "one 😀, half \ufffd."
    assert read.damaged == 1


def test_utf16_cut_off_in_a_character_keeps_the_rest() -> None:
    text = PARAGRAPHS["English"]
    assert decode(text.encode("utf-16-le")[:-1]).text == text[:-1]
    assert decode(b"a\0b").text == "a\0b"


def test_numbers_that_are_no_utf16_are_no_text() -> None:
    with pytest.raises(UnreadableFileError, match="not text"):
        decode(bytes(range(256)) * 4)
    with pytest.raises(UnreadableFileError, match="not text"):
        decode(b"\x01\x00\x02\x00" * 200)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04...", "an archive"),
        (b"{\\rtf1 Hello}", "a rich text document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", "a program"),
    ],
)
def test_files_of_other_kinds_are_named(data: bytes, kind: str) -> None:
    with pytest.raises(UnreadableFileError, match=f"This is {kind}"):
        decode(data)


def test_an_encoding_that_is_asked_for_decides() -> None:
    data = "Привет".encode("cp1251")
    assert decode(data, encoding="windows-1251").text == "Привет"
    assert decode(data, encoding="koi8-r").text != "Привет"
    assert decode("Привет".encode(), encoding="windows-1252").text.startswith("Ð")
    assert decode("\ufeffx".encode(), encoding="UTF8") == decode(b"x")
    assert decode("я".encode("utf-16-le"), encoding="utf-16-le").text == "я"


@pytest.mark.parametrize(
    ("encoding", "sentence"),
    [
        ("utf-8", "do not fit the encoding “utf-8”"),
        ("ascii", "do not fit"),
        ("idna", "do not fit"),
        ("klingon", "no text encoding named “klingon”"),
        ("rot13", "no text encoding"),
        ("hex", "no text encoding"),
        ("a\0b", "no text encoding"),
    ],
)
def test_an_encoding_that_does_not_exist_or_fit_is_a_sentence(encoding: str, sentence: str) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        decode("Привет всем".encode("cp1251"), encoding=encoding)


def test_a_binary_file_is_no_text_in_any_encoding() -> None:
    with pytest.raises(UnreadableFileError, match="not text"):
        decode(bytes(range(256)) * 4, encoding="latin-1")


def test_characters_that_only_the_wider_of_two_encodings_has_are_read() -> None:
    text = PARAGRAPHS["Japanese"].replace("一台", "①台")
    read = decode(text.encode("cp932"))
    assert (read.text, read.encoding) == (text, "cp932")


def test_a_byte_that_no_encoding_explains_is_replaced() -> None:
    text = PARAGRAPHS["Japanese"]
    data = text.encode("shift_jis")
    read = decode(data + b"\x81")
    assert read.text.startswith(text[:-1])
    assert read.damaged >= 1


@pytest.mark.parametrize(
    "words", ["“Text” and don’t – £5", "naïve café", "½ cup… “so”", "2º piso «aquí»"]
)
def test_few_odd_bytes_in_plain_english_are_windows_1252(words: str) -> None:
    text = "The captain wrote it all down in a notebook that nobody asked to see. " + words
    assert decode(text.encode("cp1252")).text == text


def test_encodings_are_shown_by_the_names_that_people_know() -> None:
    assert shown_name("cp1256") == "windows-1256"
    assert shown_name("koi8-r") == "koi8-r"
