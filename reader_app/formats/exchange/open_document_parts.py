"""The parts of an OpenDocument spreadsheet around its cells: looks, settings, what is in it (ODF 1.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable

MIME = "application/vnd.oasis.opendocument.spreadsheet"

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE = "".join(
    f' xmlns:{prefix}="{_NAMESPACE}{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"),
        ("number", "datastyle"), ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("config", "config"),
    )
)  # fmt: skip
_SPACES = f'{_OFFICE} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'

MANIFEST = (
    f'{_XML}<manifest:manifest xmlns:manifest="{_NAMESPACE}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{MIME}"'
    ' manifest:version="1.3"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
        for name in ("content", "styles", "meta", "settings")
    )
    + "</manifest:manifest>"
)
STYLES = f"{_XML}<office:document-styles{_SPACES}/>"
HEAD_CELL = '<table:table-cell table:style-name="head" office:value-type="string"'

_DAY = (
    '<number:year number:style="long"/><number:text>-</number:text>'
    '<number:month number:style="long"/><number:text>-</number:text>'
    '<number:day number:style="long"/>'
)
_CLOCK = (
    '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>'
    '<number:minutes number:style="long"/><number:text>:</number:text>'
    '<number:seconds number:style="long"/>'
)
_TOP = 'style:vertical-align="top"'
_WRAPPED = f'<style:table-cell-properties fo:wrap-option="wrap" {_TOP}'


def _cell(name: str, properties: str, data: str = "") -> str:
    style = f' style:data-style-name="{data}"' if data else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{style}>{properties}'
        "</style:style>"
    )


_LOOKS = (
    '<number:text-style style:name="as_text"><number:text-content/></number:text-style>'
    f'<number:date-style style:name="as_day">{_DAY}</number:date-style>'
    f'<number:date-style style:name="as_moment">{_DAY}{_CLOCK}</number:date-style>'
    + _cell(
        "head",
        f'<style:table-cell-properties {_TOP} fo:border-bottom="0.5pt solid #000000"/>'
        '<style:text-properties fo:font-weight="bold"/>',
        "as_text",
    )
    + _cell("text", f"{_WRAPPED}/>", "as_text")
    + _cell(
        "from_right",
        f'{_WRAPPED}/><style:paragraph-properties style:writing-mode="rl-tb" fo:text-align="end"/>',
        "as_text",
    )
    + _cell("plain", f"<style:table-cell-properties {_TOP}/>")
    + "".join(
        _cell(
            name,
            f"<style:table-cell-properties {_TOP}/>"
            '<style:paragraph-properties fo:text-align="start"/>',
            f"as_{name}",
        )
        for name in ("day", "moment")
    )
    + "".join(
        f'<style:style style:name="{name}" style:family="table">'
        f'<style:table-properties style:writing-mode="{mode}"/></style:style>'
        for name, mode in (("left", "lr-tb"), ("right", "rl-tb"))
    )
)


def content_start(widths: Iterable[int]) -> str:
    """Return what stands before the sheets; the widths are those of columns, in characters."""
    columns = "".join(
        f'<style:style style:name="wide{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * 0.2:.1f}cm"/></style:style>'
        for width in sorted(widths)
    )
    return (
        f"{_XML}<office:document-content{_SPACES}><office:automatic-styles>{columns}{_LOOKS}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
    )


def content_end(filtered: Iterable[str]) -> str:
    """Return what stands behind the sheets; the addresses are of cells that have filters."""
    ranges = "".join(
        f'<table:database-range table:name="__Anonymous_Sheet_DB__{number}"'
        f' table:target-range-address={quoteattr(cells)} table:display-filter-buttons="true"/>'
        for number, cells in enumerate(filtered)
    )
    return (
        f"<table:database-ranges>{ranges}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def meta(title: str, changed: str) -> str:
    """Return what is said of the file: its title, escaped, and when it was changed (ISO 8601)."""
    return (
        f"{_XML}<office:document-meta{_SPACES}><office:meta><meta:generator>Reader"
        f"</meta:generator><dc:title>{title}</dc:title><dc:date>{changed}</dc:date>"
        f"</office:meta></office:document-meta>"
    )


def settings(sheets: Iterable[str]) -> str:
    """Return how LibreOffice shows the sheets: the header stays in sight."""
    frozen = "".join(
        f'<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>'
        for name, kind, value in (
            ("CursorPositionX", "int", 0), ("CursorPositionY", "int", 1),
            ("HorizontalSplitMode", "short", 0), ("VerticalSplitMode", "short", 2),
            ("HorizontalSplitPosition", "int", 0), ("VerticalSplitPosition", "int", 1),
            ("ActiveSplitRange", "short", 2), ("PositionLeft", "int", 0), ("PositionRight", "int", 0),
            ("PositionTop", "int", 0), ("PositionBottom", "int", 1),
        )
    )  # fmt: skip
    entries = "".join(
        f"<config:config-item-map-entry config:name={quoteattr(name)}>{frozen}"
        "</config:config-item-map-entry>"
        for name in sheets
    )
    return (
        f'{_XML}<office:document-settings{_SPACES} xmlns:ooo="http://openoffice.org/2004/office">'
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
        f'<config:config-item-map-named config:name="Tables">{entries}'
        "</config:config-item-map-named></config:config-item-map-entry>"
        "</config:config-item-map-indexed></config:config-item-set></office:settings>"
        "</office:document-settings>"
    )
