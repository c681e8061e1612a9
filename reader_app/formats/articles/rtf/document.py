"""Walks the controls of an RTF and gathers its paragraphs, table rows, links and notes."""

from __future__ import annotations

import re
from collections import defaultdict
from copy import copy
from dataclasses import dataclass, field

from reader_app.core.errors import UnreadableFileError
from reader_app.formats.articles.drafting import Part
from reader_app.formats.articles.office import style_role
from reader_app.formats.articles.rtf.codepages import CHARSETS, codec_of_page
from reader_app.formats.articles.rtf.paragraph import RtfParagraph

MAX_DEPTH = 5_000
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\'?",
    re.DOTALL,
)
_ADDRESS = re.compile(r"HYPERLINK\s+(?:\\[a-z]\s+)*\"?([^\s\"]+)", re.IGNORECASE)
_SKIPPED = frozenset(
    [
        "colortbl",
        "pict",
        "object",
        "objdata",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "annotation",
        "atnid",
        "atnauthor",
        "atntime",
        "atnicn",
        "atnref",
        "xe",
        "tc",
        "txe",
        "rxe",
        "bkmkstart",
        "bkmkend",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "nonshppict",
        "listtext",
        "pntext",
        "pntxta",
        "pntxtb",
        "template",
        "filetbl",
        "revtbl",
        "mmathPr",
        "xmlnstbl",
        "fchars",
        "lchars",
        "ftnsep",
        "ftnsepc",
        "aftnsep",
        "aftnsepc",
        "private1",
        "do",
        "comment",
        "keywords",
        "operator",
        "creatim",
        "revtim",
        "printim",
        "buptim",
        "doccomm",
        "subject",
        "company",
        "manager",
        "category",
        "hlinkbase",
        "nextfile",
        "shppict",
        "sp",
        "sn",
        "sv",
        "falt",
        "panose",
        "fname",
    ]
)
_COLLECTED = {
    "title": "title",
    "author": "author",
    "fldinst": "code",
    "stylesheet": "styles",
    "fonttbl": "fonts",
}
"""Destinations whose words are kept, but are no text of the document."""
_CHARACTERS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "endash": "–", "emdash": "—", "enspace": "\u2002", "emspace": "\u2003", "qmspace": "\u2005",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "lbr": "\n",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}
_ENDS = frozenset({"par", "sect", "page", "column"})


@dataclass(slots=True)
class _Group:
    """What is in force between two braces."""

    into: str = "text"
    """Where words go: "text", "skip", or a destination that is collected."""
    font: int = 0
    fallback: int = 1
    """Characters after a \\u that stand in for it."""
    hidden: bool = False
    starred: bool = False


@dataclass(slots=True)
class _Field:
    """A field that is open: its instruction, and where its result begins in the paragraph."""

    depth: int
    start: int
    code: str = ""


@dataclass(slots=True)
class _Note:
    """A foot- or endnote that is open, and the paragraph that it interrupted."""

    depth: int
    around: RtfParagraph
    parts: list[Part]
    notes: list[Part] = field(default_factory=list[Part])


class RtfDocument:
    """An RTF's parts and properties; raises UnreadableFileError for one nested too deep."""

    def __init__(self, source: str) -> None:
        """Read the whole source, bytes as Latin-1 characters."""
        self.information: defaultdict[str, str] = defaultdict(str)
        self.parts: list[Part] = []
        self._endings: list[Part] = []
        self._source = source
        self._at = 0
        self._page = "cp1252"
        self._fonts: dict[int, str] = {}
        self._styles: dict[int, str] = {}
        self._style = 0
        self._stack: list[_Group] = []
        self._group = _Group()
        self._fields: list[_Field] = []
        self._notes: list[_Note] = []
        self._paragraph = RtfParagraph()
        self._pending = bytearray()
        self._skip = 0
        self._read()
        self._finish()
        self.parts.extend(self._endings)

    def _read(self) -> None:
        while (match := _TOKEN.match(self._source, self._at)) is not None:
            self._at = match.end()
            self._token(match)

    def _token(self, match: re.Match[str]) -> None:
        word, number, code, symbol, brace, text = match.groups()
        if text is not None:
            self._text(text)
        elif code is not None:
            self._text(chr(int(code, 16)))
        elif word is not None:
            self._control(word, None if number is None else int(number))
        elif brace == "{":
            self._open()
        elif brace == "}":
            self._close()
        elif symbol is not None:
            self._symbol(symbol)

    def _open(self) -> None:
        self._flush()
        if len(self._stack) >= MAX_DEPTH:
            raise UnreadableFileError("The RTF document is nested too deep.")
        self._stack.append(self._group)
        self._group = copy(self._group)
        self._group.starred = False
        self._skip = 0

    def _close(self) -> None:
        self._flush()
        depth = len(self._stack)
        if self._fields and self._fields[-1].depth == depth:
            self._end_field(self._fields.pop())
        if self._notes and self._notes[-1].depth == depth:
            self._end_note(self._notes.pop())
        if self._stack:
            self._group = self._stack.pop()
        self._skip = 0

    def _text(self, text: str) -> None:
        if self._skip:
            cut = min(self._skip, len(text))
            self._skip -= cut
            text = text[cut:]
        if text and self._group.into != "skip" and not self._group.hidden:
            self._pending += text.encode("latin-1")

    def _flush(self) -> None:
        """Decode the bytes gathered so far and put them where the group's words go."""
        if self._pending:
            codec = self._fonts.get(self._group.font, self._page)
            words = self._pending.decode(codec, "replace")
            self._pending.clear()
            self._put(words)

    def _put(self, words: str) -> None:
        into = self._group.into
        if into == "text":
            self._paragraph.add(words)
        elif into == "code" and self._fields:
            self._fields[-1].code += words
        elif into == "styles":
            self._styles[self._style] = self._styles.get(self._style, "") + words
        elif into in {"title", "author"}:
            self.information[into] += words

    def _symbol(self, symbol: str) -> None:
        self._flush()
        if symbol == "*":
            self._group.starred = True
        elif symbol in "\r\n":
            self._end_paragraph()
        elif symbol in _SYMBOLS and self._group.into != "skip" and not self._group.hidden:
            self._put(_SYMBOLS[symbol])

    def _control(self, word: str, number: int | None) -> None:
        self._flush()
        if word in _COLLECTED:
            self._group.into = _COLLECTED[word] if self._group.into != "skip" else "skip"
        elif word in _SKIPPED or (self._group.starred and word not in {"shptxt", "ud"}):
            self._group.into = "skip"
        elif word == "bin":
            self._at += max(0, number or 0)
        elif word in _CHARACTERS or word == "u":
            self._character(word, number)
        elif not self._setting(word, number):
            self._structure(word)
        self._group.starred = False

    def _character(self, word: str, number: int | None) -> None:
        shown = self._group.into != "skip" and not self._group.hidden
        if word != "u":
            if shown:
                self._put(_CHARACTERS[word])
            return
        if shown:
            self._put(chr((number or 0) % 0x10000))
        self._skip = self._group.fallback

    def _setting(self, word: str, number: int | None) -> bool:
        """Take over what a control sets; False where it sets nothing that matters here."""
        if word in {"ansicpg", "cpg"}:
            self._set_page(word, number or 1252)
        elif word in {"mac", "pc", "pca"}:
            self._page = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "fcharset":
            self._fonts[self._group.font] = CHARSETS.get(number or 0, self._page)
        elif word == "f":
            self._group.font = number or 0
        elif word == "uc":
            self._group.fallback = max(0, min(number if number is not None else 1, 100))
        elif word in {"v", "deleted"}:
            self._group.hidden = number != 0
        elif word == "plain":
            self._group.hidden = False
        else:
            return self._paragraph_setting(word, number)
        return True

    def _set_page(self, word: str, number: int) -> None:
        if word == "cpg":
            self._fonts[self._group.font] = codec_of_page(number)
        else:
            self._page = codec_of_page(number)

    def _paragraph_setting(self, word: str, number: int | None) -> bool:
        if self._group.into == "styles" and word == "s":
            self._style = number or 0
        elif self._group.into != "text":
            return False
        elif word == "s":
            self._paragraph.role = style_role(self._styles.get(number or 0, "").rstrip(";"), None)
        else:
            return self._paragraph.set(word, number)
        return True

    def _structure(self, word: str) -> None:
        if word == "field":
            self._fields.append(_Field(len(self._stack), self._paragraph.length))
        elif word == "fldrslt" and self._fields:
            self._fields[-1].start = self._paragraph.length
        elif self._group.into != "text":
            return
        elif word in _ENDS:
            self._end_paragraph()
        elif word in {"cell", "nestcell"}:
            self._paragraph.end_cell()
        elif word in {"row", "nestrow"}:
            self.parts.extend(self._paragraph.row())
        elif word == "footnote":
            self._notes.append(_Note(len(self._stack), self._paragraph, self.parts))
            self._paragraph, self.parts = RtfParagraph(), []

    def _end_paragraph(self) -> None:
        if self._group.into == "text":
            self.parts.extend(self._paragraph.end())

    def _end_field(self, ended: _Field) -> None:
        match = _ADDRESS.search(ended.code[:4000])
        target = match.group(1) if match is not None else ""
        if target.startswith(("http://", "https://", "mailto:")):
            self._paragraph.link(ended.start, target)

    def _end_note(self, note: _Note) -> None:
        self.parts.extend(self._paragraph.end())
        self._endings.extend(Part("other", part.text, links=part.links) for part in self.parts)
        self._paragraph, self.parts = note.around, note.parts

    def _finish(self) -> None:
        self._flush()
        while self._notes:
            self._end_note(self._notes.pop())
        self.parts.extend(self._paragraph.row())
        self.parts.extend(self._paragraph.end())
