"""Which codec the bytes of an RTF are in: by the document's code page and by each font's charset."""

from __future__ import annotations

import codecs

CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""Codecs by `\\fcharset` (RTF 1.9.1, "Font Table")."""
_PAGES = {936: "gb18030", 950: "big5", 10000: "mac_roman", 65001: "utf-8"}


def codec_of_page(number: int) -> str:
    """Return the codec of a Windows code page; windows-1252 for an unknown one."""
    name = _PAGES.get(number, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
