"""What there is to know about an action before there is a window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

Menu = Literal["project", "edit", "view", "article", "tag", "across", "help"]

MENUS: tuple[Menu, ...] = ("project", "edit", "view", "article", "tag", "across", "help")


class Fact(Enum):
    """Something that must be so for an action to make sense."""

    PROJECT = auto()
    WRITABLE = auto()
    ARTICLES = auto()
    ARTICLE = auto()
    MARKS = auto()
    LAST_TAG = auto()
    UNDO = auto()
    REDO = auto()
    BACK = auto()
    FORWARD = auto()
    IDLE = auto()
    """No import or export is running."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action, as data."""

    name: str
    """Its object name, for ever: key bindings and tests use it."""
    text: str
    """English text with its mnemonic; translated when shown, in the context "Actions"."""
    menu: Menu
    group: int = 0
    """A line parts the groups of a menu."""
    keys: tuple[str, ...] = ()
    """Key sequences in Qt's portable form; the first is the one shown."""
    icon: str = ""
    needs: frozenset[Fact] = frozenset()
    page_only: bool = False
    """Its keys are only heard while the page has the focus: they may be single letters."""
    checkable: bool = False
    tip: str = ""
    """One line for the status bar and the palette, where the text does not say enough."""
    number: int | None = None
    """What stands for %1 in the text."""
