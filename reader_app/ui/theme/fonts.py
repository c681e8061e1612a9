"""Type: which families are used for what, and at which sizes, in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

Script = Literal["latin", "arabic", "hebrew"]
"""What the page's type depends on; "latin" stands for every other script as well."""

PageUse = Literal["body", "title", "heading", "standfirst", "caption", "quote"]
"""What a text of the page is; "quote" is its words on a card or in a table."""

_UI = (
    "Segoe UI Variable", "Segoe UI", ".AppleSystemUIFont", "Noto Sans", "Cantarell", "DejaVu Sans",
)  # fmt: skip
_PAGE: dict[Script, tuple[str, ...]] = {
    "latin": (
        "Charter", "Sitka Text", "Cambria", "Noto Serif", "Source Serif 4", "DejaVu Serif",
        "Georgia",
    ),
    "arabic": ("Noto Naskh Arabic", "Geeza Pro", "Sakkal Majalla", "Traditional Arabic"),
    "hebrew": ("Noto Serif Hebrew", "New Peninim MT", "Frank Ruehl", "David"),
}  # fmt: skip
_LANGUAGES: dict[str, Script] = {
    **dict.fromkeys(("ar", "fa", "ur", "ckb", "ps", "ug", "sd", "azb"), "arabic"),
    **dict.fromkeys(("he", "iw", "yi"), "hebrew"),
}
_ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
_HEBREW = ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))


@dataclass(frozen=True, slots=True)
class TypeSize:
    """Pixels of the letters and of a line, and whether it is bold."""

    size: int
    line: int
    bold: bool = False


_LATIN: dict[PageUse, TypeSize] = {
    "body": TypeSize(17, 28),
    "title": TypeSize(28, 36, bold=True),
    "heading": TypeSize(19, 28, bold=True),
    "standfirst": TypeSize(19, 28),
    "caption": TypeSize(14, 22),
    "quote": TypeSize(14, 20),
}
PAGE_TYPE: dict[Script, dict[PageUse, TypeSize]] = {
    "latin": _LATIN,
    "arabic": {
        "body": TypeSize(20, 36),
        "title": TypeSize(30, 44, bold=True),
        "heading": TypeSize(22, 36, bold=True),
        "standfirst": TypeSize(21, 36),
        "caption": TypeSize(16, 26),
        "quote": TypeSize(16, 26),
    },
    "hebrew": {**_LATIN, "body": TypeSize(18, 30)},
}
"""The page's type by script and use, before the reader's own settings."""


def ui_font(size: int = 13, *, bold: bool = False) -> QFont:
    """Return the font of everything but the page; `bold` is a heading's weight."""
    return _font(_ui_families(), TypeSize(size, 0), QFont.Weight.DemiBold if bold else None)


def page_font(script: Script, use: PageUse = "body", size: int | None = None) -> QFont:
    """Return the page's font for a script and a use, at its own size or at another."""
    kind = PAGE_TYPE[script][use]
    wanted = TypeSize(size or kind.size, kind.line)
    return _font(page_families(script), wanted, QFont.Weight.Bold if kind.bold else None)


def _font(families: tuple[str, ...], kind: TypeSize, weight: QFont.Weight | None) -> QFont:
    font = QFont(list(families))
    font.setPixelSize(kind.size)
    if weight is not None:
        font.setWeight(weight)
    return font


def script_of_language(language: str | None) -> Script:
    """Return the script of a BCP 47 language tag."""
    return _LANGUAGES.get((language or "").split("-")[0].lower(), "latin")


def script_of(text: str) -> Script:
    """Return the script of the first letter of the text."""
    for char in text:
        if char.isalpha():
            return _script_of_char(ord(char))
    return "latin"


def _script_of_char(code: int) -> Script:
    if any(low <= code <= high for low, high in _ARABIC):
        return "arabic"
    return "hebrew" if any(low <= code <= high for low, high in _HEBREW) else "latin"


@cache
def page_families(script: Script) -> tuple[str, ...]:
    """Return the page's families: the script's own, then those that fill its gaps."""
    order: list[Script] = [script, "latin", "arabic", "hebrew"]
    found = (_first_found(_PAGE[item]) for item in order)
    return tuple(dict.fromkeys(name for name in found if name))


_FOR_READING = (
    "Georgia", "Literata", "Merriweather", "Palatino Linotype", "Times New Roman",
    "Liberation Serif", "Amiri", "Vazirmatn", "Noto Sans", "Noto Sans Arabic", "Segoe UI",
    "Helvetica Neue", "Verdana", "DejaVu Sans", "Liberation Sans", "Atkinson Hyperlegible",
    "OpenDyslexic",
)  # fmt: skip


@cache
def reading_families() -> tuple[str, ...]:
    """Return the families of this computer that a page may be set in, by name."""
    known = (*(name for names in _PAGE.values() for name in names), *_FOR_READING)
    return tuple(sorted(name for name in dict.fromkeys(known) if name in _installed()))


@cache
def _ui_families() -> tuple[str, ...]:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()
    first = _first_found(_UI)
    return (first,) if first else tuple(system)


@cache
def _installed() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


def _first_found(names: tuple[str, ...]) -> str | None:
    return next((name for name in names if name in _installed()), None)
