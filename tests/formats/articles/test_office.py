from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.docx import read_docx
from reader_app.formats.articles.epub import read_epub
from reader_app.formats.articles.odt import read_odt
from reader_app.formats.articles.several import TableReading, read_several
from tests.formats.articles.made_office import W, docx, odt, packed

if TYPE_CHECKING:
    from reader_app.core.drafts import ArticleDraft


def shown(draft: ArticleDraft) -> list[tuple[str, int | None, str]]:
    return [(b.kind, b.level, draft.text[b.start : b.end]) for b in draft.blocks]


def linked(draft: ArticleDraft) -> list[tuple[str, str]]:
    return [(draft.text[link.start : link.end], link.url) for link in draft.links]


def para(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


STYLES = f"""<w:styles {W}>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Based"><w:name w:val="My head"/><w:basedOn w:val="H1"/></w:style>
<w:style w:styleId="Out"><w:name w:val="Outlined"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="Body"><w:name w:val="Body"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style></w:styles>"""
LINKS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="https://a.example/x"/><Relationship Id="r2" Target="file:///etc/passwd"/><Relationship Id="r3"/></Relationships>"""
CORE = """<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Stale title</dc:title><dc:title>Second</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>en-us</dc:language>
<dc:publisher>Courier</dc:publisher><dc:publisher>Other</dc:publisher><dc:date>2026-05-04</dc:date><dc:date>x</dc:date><dc:language>fr</dc:language><dc:empty/></cp:coreProperties>"""


def test_a_word_document_keeps_its_roles() -> None:
    body = (
        para("Storm at sea", '<w:pStyle w:val="T"/>') + para("Part one", '<w:pStyle w:val="H1"/>')
        + para("Part two", '<w:pStyle w:val="Based"/>') + para("Part three", '<w:pStyle w:val="Out"/>')
        + para("Plain", '<w:pStyle w:val="Body"/>') + para("Odd", '<w:pStyle w:val="Unknown"/>')
        + para("An item", "<w:numPr/>") + para("مرحبا", "<w:bidi/>") + para("left", '<w:bidi w:val="0"/>')
        + para("a heading stays one", '<w:pStyle w:val="H1"/><w:numPr/>') + "<w:p/><w:sectPr><w:x/></w:sectPr>"
    )  # fmt: skip
    draft = read_docx(docx(body, styles=STYLES, core=CORE), name="x.docx")
    assert [(kind, level) for kind, level, _ in shown(draft)] == [
        ("title", None), ("heading", 1), ("heading", 1), ("heading", 3), ("paragraph", None),
        ("paragraph", None), ("item", None), ("paragraph", None), ("paragraph", None), ("heading", 1),
    ]  # fmt: skip
    assert draft.title == "Storm at sea"
    assert [block.direction for block in draft.blocks][7:9] == ["rtl", None]
    assert (draft.authors, draft.language, draft.outlet) == (("Ann Lee",), "en-US", "Courier")
    assert (draft.published, draft.published_precision) == ("2026-05-04", "day")


def test_words_in_runs_links_notes_and_boxes_are_read() -> None:
    body = (
        '<w:p><w:r><w:t> One</w:t><w:tab/><w:br/><w:t xml:space="preserve">two </w:t></w:r>'
        '<w:hyperlink r:id="r1"><w:r><w:t>three</w:t></w:r></w:hyperlink><w:hyperlink r:id="r2"><w:r><w:t> four</w:t></w:r></w:hyperlink>'
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t> five</w:t></w:r></w:ins><w:r><w:t/><w:noBreakHyphen/></w:r></w:p>"
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
        "<w:del><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:del>"
    )
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>'
        "<w:footnote><w:p><w:r><w:t>A note</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    draft = read_docx(docx(body, links=LINKS, notes=notes), name="letters/x.docx")
    assert draft.text == "One\t\ntwo three four five\u2011\n\nboxed\n\nA note"
    assert [kind for kind, _, _ in shown(draft)] == ["paragraph", "paragraph", "other"]
    assert linked(draft) == [("three", "https://a.example/x")]
    assert draft.title == "x"


def test_a_table_gives_a_part_for_each_row() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{para(text)}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell('in')}{cell('ner')}</w:tr></w:tbl>"
    body = f"<w:tbl><w:tblPr/><w:tr><w:trPr/>{cell('a')}{cell('b')}</w:tr><w:tr><w:tc>{inner}</w:tc></w:tr><w:tr><w:tc/></w:tr></w:tbl>"
    draft = read_docx(docx(body), name="x.docx")
    assert shown(draft) == [("row", None, "a\tb"), ("row", None, "in\tner")]


def test_a_strict_word_document_is_read() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = f'<w:document xmlns:w="{strict}"><w:body>{para("Words")}</w:body></w:document>'
    assert read_docx(packed({"word/document.xml": text}), name="x").text == "Words"


def test_a_container_without_text_is_no_word_document() -> None:
    with pytest.raises(UnreadableFileError, match="no text part"):
        read_docx(packed({"a": "b"}), name="x")


def test_an_opendocument_text_keeps_its_roles() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Quotations"/><style:style/>'
    body = (
        '<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p text:style-name="Title">Storm</text:p>'
        '<text:h text:outline-level="2">Part</text:h><text:h text:outline-level="x">Odd</text:h><text:p text:style-name="P1">Said</text:p>'
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list><text:p/>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell/></table:table-row></table:table>"
    )
    draft = read_odt(
        odt(body, styles=styles, meta="<dc:title>T</dc:title><dc:date>2020-01-01</dc:date>"),
        name="x.odt",
    )
    assert shown(draft) == [
        ("title", None, "Storm"), ("heading", 2, "Part"), ("heading", 1, "Odd"), ("quote", None, "Said"),
        ("item", None, "item"), ("row", None, "a\tb"),
    ]  # fmt: skip
    assert draft.published is None


def test_blanks_links_notes_and_frames_of_an_opendocument_are_read() -> None:
    body = (
        '<text:p> One  <text:span> two</text:span><text:s text:c="2"/><text:s text:c="x"/>x<text:tab/><text:line-break/>'
        '<text:a xlink:href="https://a.example/">li nk</text:a><text:a xlink:href="file:///x">no</text:a>'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note</text:p></text:note-body></text:note>"
        "<draw:frame><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame><office:annotation><text:p>gone</text:p></office:annotation> end </text:p>"
    )
    draft = read_odt(odt(body), name="x.odt")
    assert draft.text == "One two   x\t\nli nkno end\n\nBoxed\n\nNote"
    assert linked(draft) == [("li nk", "https://a.example/")]
    assert [kind for kind, _, _ in shown(draft)] == ["paragraph", "paragraph", "other"]


def test_an_opendocument_without_text_says_so() -> None:
    with pytest.raises(UnreadableFileError, match="table or a drawing"):
        read_odt(packed({"content.xml": "<a/>"}), name="x")


def book(spine: str, items: str, metadata: str = "", **pages: str | bytes) -> bytes:
    package = f'<package><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>'
    members: dict[str, str | bytes] = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="gone.opf"/><rootfile full-path="OPS/p.opf"/></rootfiles></container>',
        "OPS/p.opf": package,
    }
    return packed(members | {f"OPS/{name}.xhtml": data for name, data in pages.items()})


ITEMS = "".join(
    f'<item id="{x}" href="{x}.xhtml#y" media-type="application/xhtml+xml"/>' for x in "abcd"
) + '<item id="i" href="i.png" media-type="image/png"/>'  # fmt: skip


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    spine = '<itemref idref="b"/><itemref idref="a"/><itemref idref="c" linear="no"/><itemref idref="d"/><itemref idref="i"/>'
    data = book(
        spine, ITEMS, "<dc:title>The book</dc:title>", a="<html><body><h1>Two</h1><p>Second.</p></body></html>",
        b='<?xml version="1.0"?><!DOCTYPE html><html><body><h1>One</h1><p>First.</p></body></html>', d=b"",
    )  # fmt: skip
    draft = read_epub(data, name="x.epub")
    assert draft.text == "The book\n\nOne\n\nFirst.\n\nTwo\n\nSecond."
    assert draft.title == "The book"
    chapters = read_several(data, name="x.epub", tables=TableReading(chapters=True))
    assert chapters.total == 2
    told = [(it.place, it.draft and (it.draft.title, it.draft.text)) for it in chapters.items]
    assert told == [
        ("chapter 1", ("One", "One\n\nFirst.")), ("chapter 2", ("Two", "Two\n\nSecond.")),
    ]  # fmt: skip
    assert {it.draft.outlet for it in chapters.items if it.draft} == {"The book"}
    assert b"Second." in chapters.items[1].data
    first = read_several(data, name="x.epub", tables=TableReading(chapters=True, first=1))
    assert (len(first.items), first.total) == (1, 2)


def test_a_book_without_a_title_and_with_a_page_missing_has_the_others() -> None:
    data = book(
        '<itemref idref="c"/><itemref idref="a"/>',
        ITEMS,
        a="<html><body><h1>Two</h1><p>Second.</p></body></html>",
    )
    assert read_epub(data, name="x.epub").text == "Two\n\nSecond."


def test_a_book_without_a_list_of_contents_is_damaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    with pytest.raises(UnreadableFileError, match="The EPUB book is damaged"):
        read_epub(out.getvalue(), name="x.epub")


def test_a_book_without_words_has_no_chapters() -> None:
    with pytest.raises(UnreadableFileError, match="There is no text"):
        read_several(
            book('<itemref idref="a"/>', ITEMS, a="<html><body></body></html>"),
            name="x.epub",
            tables=TableReading(chapters=True),
        )


def test_a_book_without_a_package_is_damaged() -> None:
    with pytest.raises(UnreadableFileError, match="no package"):
        read_epub(packed({"META-INF/container.xml": "<container/>"}), name="x")


def test_a_title_that_a_document_says_of_itself_is_found_in_it_once() -> None:
    core = f"<cp xmlns:dc='{DC}'><dc:title>Ferry  held</dc:title></cp>"
    heading = "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>Ferry held</w:t></w:r></w:p>"
    other = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>"
    draft = read_docx(docx(other + heading + heading + other + heading, core=core), name="a")
    assert [block.kind for block in draft.blocks] == [
        "paragraph",
        "title",
        "paragraph",
        "paragraph",
    ]
    assert draft.title == "Ferry held"


DC = "http://purl.org/dc/elements/1.1/"
