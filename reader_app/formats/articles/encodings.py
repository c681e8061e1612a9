"""Bytes to text: which encoding a file is in.

In order: what the user asked for, a byte order mark, UTF-16 without one, strict UTF-8, UTF-8 with
some damage, and what the statistics of chardet say, doubted where it is unsure.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.binary import has_controls, refuse_binary
from reader_app.formats.articles.plausibility import plausibility


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text as its bytes say it, the encoding's name, and how many places were undecodable."""

    text: str
    encoding: str
    damaged: int = 0


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FAMILIES = {
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "gb18030": ("gb18030",),
    "big5": ("big5", "cp950", "big5hkscs"),
    "cp950": ("big5", "cp950", "big5hkscs"),
    "big5hkscs": ("big5", "cp950", "big5hkscs"),
    "shift_jis": ("shift_jis", "cp932", "shift_jis_2004"),
    "cp932": ("shift_jis", "cp932", "shift_jis_2004"),
    "shift_jis_2004": ("shift_jis", "cp932", "shift_jis_2004"),
    "euc_jp": ("euc_jp", "euc_jis_2004"),
    "euc_kr": ("euc_kr", "cp949"),
    "iso8859-1": ("cp1252",),
    "iso8859-8": ("iso8859-8", "cp1255"),
    "iso8859-11": ("cp874",),
    "tis-620": ("cp874",),
}
"""Codecs that read what a detected one reads and more, the most exact first."""
_SUSPECTED = ("cp1252", "cp1251", "cp1256", "gb18030", "big5", "shift_jis")
_SELDOM = ("iso8859-15", "cp8", "cp4", "mac", "hp-", "iso8859-3", "iso8859-10", "iso8859-14")
"""Beginnings of the names of encodings that chardet names more often than they are met."""
_SURE = 0.3
"""Confidence from which chardet's word is taken without a second look."""
_KEPT = 0.1
"""How much more plausible another encoding must be than chardet's choice."""
_UTF8_EVIDENCE = 8
"""Sound sequences beyond ASCII that outweigh one damaged place in UTF-8."""
_SPACES = 0.06
"""Share of spaces, line feeds and the like in writing that parts its words."""
_WIDE_SAMPLE = 4096
_SHORT = 64
_NATURAL = 0.97
_EAST_ASIAN = re.compile("[\n -~\u2010-\u2026\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]")
_SAMPLE = 1 << 16
_LOOKED_AT = 200_000


def decode(data: bytes, *, encoding: str | None = None) -> Decoded:
    """Return the text of some bytes, a leading byte order mark dropped.

    An `encoding` that is asked for is used whatever the bytes look like. Raises
    UnreadableFileError where it does not exist or fit, and where the bytes are no text.
    """
    if encoding is not None:
        return _asked(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name)
    if has_controls(data):
        wide = _wide(data)
        if wide is not None:
            return wide
    refuse_binary(data)
    if b"\x1b" in data[:_SAMPLE]:  # ISO 2022, whose bytes are all ASCII
        return _guessed(data)
    return _utf8(data) or _damaged_utf8(data) or _guessed(data)


def _asked(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        text = data.decode(encoding)
    except UnicodeError as error:
        raise UnreadableFileError(
            f"Its bytes do not fit the encoding “{encoding}”; choose another one."
        ) from error
    except (LookupError, ValueError) as error:
        raise UnreadableFileError(
            f"There is no text encoding named “{encoding}”; try utf-8 or windows-1252."
        ) from error
    if not name.startswith(("utf-16", "utf-32")):
        refuse_binary(data)
    return Decoded(text.removeprefix("\ufeff"), shown_name(name))


def shown_name(codec: str) -> str:
    """Return the name by which people know a codec: `windows-1256` for `cp1256`."""
    return f"windows-{codec[2:]}" if codec.startswith("cp125") else codec


def _marked(data: bytes, name: str) -> Decoded:
    if name == "utf-8":
        refuse_binary(data)
        return _utf8(data) or _replaced(data, name)
    return _replaced(data, name)


def _replaced(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    return Decoded(text.removeprefix("\ufeff"), shown_name(name), text.count("\ufffd"))


def _wide(data: bytes) -> Decoded | None:
    """Return text in UTF-16 without a mark: of each two bytes one varies less, and often is 0."""
    if len(data) % 2 and len(data) < _SHORT:
        return None
    whole = data[: len(data) & ~1]
    firsts, seconds = whole[:_SAMPLE:2], whole[1:_SAMPLE:2]
    little = len(set(seconds)) < len(set(firsts))
    highs = seconds if little else firsts
    name = "utf-16-le" if little else "utf-16-be"
    try:
        text = whole.decode(name)
    except UnicodeDecodeError:
        return None
    sample = text[:_WIDE_SAMPLE]
    if highs.count(0) >= len(highs) * _SPACES:
        natural = sum(char.isprintable() or char.isspace() for char in sample)
    else:
        natural = len(_EAST_ASIAN.findall(sample))
    return Decoded(text, name) if natural >= len(sample) * _NATURAL else None


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode(), "utf-8")
    except UnicodeDecodeError:
        pass
    try:
        halves = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    # CESU-8: each half of a UTF-16 pair was encoded by itself
    text = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Decoded(text, "utf-8", text.count("\ufffd"))


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Return UTF-8 with some broken places, if for each there are many sound characters."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(text) - damaged - len(text.encode("ascii", "ignore"))
    return Decoded(text, "utf-8", damaged) if sound >= damaged * _UTF8_EVIDENCE else None


def _guessed(data: bytes) -> Decoded:
    import chardet  # noqa: PLC0415  late: most files are UTF-8 and need none of its models

    found = chardet.detect(data[:_LOOKED_AT], compat_names=False)
    name = codecs.lookup(found["encoding"] or "cp1252").name
    if name.startswith(_SELDOM) or found["confidence"] < _SURE:
        name = _most_plausible(data[:_LOOKED_AT], name)
    return _in_family(data, name)


def _most_plausible(data: bytes, named: str) -> str:
    best, best_score = named, plausibility(data.decode(named, "replace")) + _KEPT
    for name in _SUSPECTED:
        try:
            score = plausibility(data.decode(name))
        except UnicodeDecodeError:
            continue
        if score > best_score:
            best, best_score = name, score
    return best


def _in_family(data: bytes, name: str) -> Decoded:
    for codec in _FAMILIES.get(name, (name,)):
        try:
            return Decoded(data.decode(codec).removeprefix("\ufeff"), shown_name(codec))
        except UnicodeDecodeError:
            continue
    return _replaced(data, name)
