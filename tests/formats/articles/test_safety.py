"""Files made to harm: each is refused with a plain sentence, or read, and soon."""

from __future__ import annotations

import io
import zipfile
from time import process_time

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles import zip_safety
from reader_app.formats.articles.docx import read_docx
from reader_app.formats.articles.html import chosen
from reader_app.formats.articles.html.markup import MAX_BYTES
from reader_app.formats.articles.html.reading import read_html
from reader_app.formats.articles.mail import MAX_SENDERS, read_mail
from reader_app.formats.articles.odt import read_odt
from reader_app.formats.articles.pdf import prescan
from reader_app.formats.articles.pdf.reading import read_pdf
from reader_app.formats.articles.xml_safety import parse_xml
from reader_app.formats.articles.zip_safety import SafeZip
from tests.formats.articles.made_office import packed
from tests.formats.articles.made_pdf import pdf

DEADLINE = 15.0


class Bytes(bytes):
    """Bytes that say they are longer than they are."""

    def __len__(self) -> int:
        return 1 << 40


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        (b"<div>" * 100_000 + b"text", "no text|tags"),
        (b"<div " + b" ".join(b'a%d="1"' % i for i in range(200_000)) + b">x</div>", "attributes"),
        (b"<div " + b"/".join(b"a%d" % i for i in range(200_000)) + b">x</div>", "attributes"),
        (b"<div " + b"/".join(b"a%d" % i for i in range(200_000)), "attributes"),
        (b"<p>Hello</p>" * 300_000, "tags"),
        (b"", "no text"),
        (b"<script>var a = 1", "no text"),
        (Bytes(b"<p>x"), "larger than"),
    ],
)
def test_a_hostile_page_is_refused(page: bytes, sentence: str) -> None:
    started = process_time()
    with pytest.raises(UnreadableFileError, match=sentence):
        read_html(page, name="x.html")
    assert process_time() - started < DEADLINE
    assert len(Bytes()) > MAX_BYTES


def test_what_a_script_holds_is_not_counted_as_attributes() -> None:
    script = b"<script>a<b " + b"x " * 60_000 + b"</script><p>Some words</p>"
    assert read_html(script, name="x").text == "Some words"


def test_a_long_attribute_is_no_attack_by_itself() -> None:
    page = b'<p title="' + b"x y " * 30_000 + b'">Some words</p>'
    assert read_html(page, name="x").text == "Some words"


def test_pictures_inside_the_page_do_not_count() -> None:
    page = b'<img src="data:image/png;base64,' + b"A" * 11_000_000 + b'"><p>Some words here</p>'
    assert read_html(page, name="x").text == "Some words here"


def test_a_huge_page_is_read_without_trafilatura(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chosen, "MOST_ELEMENTS", 3)
    assert (
        read_html(b"<p>One line.</p><p>Two lines.</p>", name="x").text == "One line.\n\nTwo lines."
    )


def test_zero_bytes_become_replacement_characters() -> None:
    assert read_html(b"<p>a\x00b</p>", name="x").text == "a\ufffdb"


def test_a_header_with_many_addresses_is_read_soon() -> None:
    people = b", ".join(b"A B%d <a%d@x.example>" % (i, i) for i in range(50_000))
    started = process_time()
    draft = read_mail(b"From: " + people + b"\r\nSubject: x\r\n\r\nHello\r\n", name="x")
    assert process_time() - started < DEADLINE
    assert draft.text == "x\n\nHello"
    assert draft.authors == tuple(f"A B{number}" for number in range(MAX_SENDERS))


@pytest.mark.parametrize(
    "stream",
    [b"q " * 40_000, b"BT /F1 9 Tf " + b"(a)Tj " * 210_000 + b"ET", b"0 0 m " * 2_900_000],
)
def test_a_page_with_too_many_instructions_is_refused(stream: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="draws far more"):
        read_pdf(pdf([], streams=[stream]), name="x.pdf")


def test_packed_instructions_are_counted_too() -> None:
    import zlib

    def refused(data: bytes) -> bool:
        try:
            prescan.refuse_bombs(data)
        except UnreadableFileError:
            return True
        return False

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prescan, "_CHUNK", 8)
        small = b"1 0 obj << /Filter /FlateDecode >>\nstream\n" + zlib.compress(b"q Q " * 99)
        assert not refused(small)
    head = b"1 0 obj << /Filter /FlateDecode >>\nstream\n"
    assert refused(head + zlib.compress(b"q " * 40_000) + b"\nendstream")
    assert not refused(head + zlib.compress(b"q Q ") + b"\nendstream")
    assert not refused(head + b"no zlib at all")
    assert not refused(head + zlib.compress(b"q Q " * 100)[:-8])
    assert not refused(b"1 0 obj << /Subtype /Image >>\nstream\n" + b"q " * 40_000)
    assert not refused(b"<<>>\nstream\nstream\nstream\nx")
    assert refused(Bytes(b"%PDF"))


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="unpacks to far more"):
        read_docx(packed({"word/document.xml": b" " * 60_000_000}), name="x")


def test_a_container_with_too_many_files_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_safety, "MAX_MEMBERS", 1)
    with pytest.raises(UnreadableFileError, match="files inside"):
        SafeZip(packed({"a": "", "b": ""}), kind="box")


def test_names_that_lead_outside_are_never_asked_for() -> None:
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_odt(packed({"../../content.xml": "<a/>"}), name="x")


def test_a_damaged_container_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="is damaged, or is not a box"):
        SafeZip(b"PK\x03\x04 nothing", kind="box")
    with pytest.raises(UnreadableFileError, match="or is not an OpenDocument text"):
        read_odt(b"PK\x03\x04 nothing", name="x.odt")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a", b"words " * 1000)
    broken = bytearray(out.getvalue())
    broken[40:60] = b"\xff" * 20
    with pytest.raises(UnreadableFileError, match="damaged"):
        SafeZip(bytes(broken), kind="box").read("a")


def test_a_container_with_a_password_says_so() -> None:
    locked = bytearray(packed({"a": "b"}))
    locked[6] |= 1
    place = locked.find(b"PK\x01\x02")
    locked[place + 8] |= 1
    with pytest.raises(UnreadableFileError, match="password"):
        SafeZip(bytes(locked), kind="box").read("a")


@pytest.mark.parametrize(
    "text",
    [
        b'<!DOCTYPE a [<!ENTITY x "aaa">]><a>&x;</a>',
        "<!DOCTYPE a><a/>".encode("utf-16"),
        b"<a>" * 1000,
        b"",
        b"<a",
    ],
)
def test_xml_with_a_document_type_or_damage_is_refused(text: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        parse_xml(text, part="text")


@pytest.mark.parametrize("character", ["\x01", "&#1;", "\x0b", "&#xFFFE;"])
def test_a_control_character_that_lxml_holds_but_does_not_take_stops_no_reading(
    character: str,
) -> None:
    html = f"<html><body><p>A{character}<b>x</b><script>y</script>{character}</p></body></html>"
    read = read_html(html.encode(), name="x")
    assert read.text.startswith("A")
    assert read.published is None
