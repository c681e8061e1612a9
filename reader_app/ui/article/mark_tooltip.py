"""What hovering over a highlight tells: its tags, its notes, and whose mark it is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.ids import Uid
    from reader_app.core.records import Link
    from reader_app.ui.article.open_page import OpenPage

_WIDTH = 320


def tooltip_of(page: OpenPage, uids: Iterable[Uid]) -> str:
    """Return the rich text about these highlights, the first first."""
    parts = [_about(page, uid) for uid in uids]
    return (
        f'<table width="{_WIDTH}"><tr><td>{"<hr>".join(parts)}</td></tr></table>' if parts else ""
    )


def link_tooltip(link: Link) -> str:
    """Return the rich text about a link: its whole address, and how it is opened."""
    address = QUrl(link.url).toString(QUrl.ComponentFormattingOption.FullyEncoded)
    how = QCoreApplication.translate("MarkTooltip", "Ctrl+click opens it, after asking.")
    return f"<p>\u2066{escape(address)}\u2069<br><i>{escape(how)}</i></p>"


def _about(page: OpenPage, uid: Uid) -> str:
    mark = page.marks.marks.get(uid)
    if mark is None:
        return ""
    inks = page.inks.of(uid)
    names = page.inks.names(uid)
    lines = [
        f'<span style="color:{ink.line.name()}">\u25a0</span> <b>{_isolated(name)}</b>'
        for name, ink in zip(names, inks, strict=False)
    ]
    if not names:
        lines.append(escape(QCoreApplication.translate("MarkTooltip", "No tag")))
    lines.extend(escape(note.body).replace("\n", "<br>") for note in mark.notes if note.body)
    analyst = page.analysts.get(mark.highlight.analyst)
    if analyst:
        lines.append(f"<i>{_isolated(analyst)}</i>")
    return "<br>".join(lines)


def _isolated(name: str) -> str:
    return f"\u2068{escape(name)}\u2069"


def spoken(page: OpenPage, uid: Uid) -> str:
    """Return what a screen reader says when the caret enters a highlight."""
    mark = page.marks.marks.get(uid)
    if mark is None:
        return ""
    marks = page.marks.marks
    names = ", ".join(page.inks.names(uid)) or QCoreApplication.translate("MarkTooltip", "No tag")
    place = QCoreApplication.translate("MarkTooltip", "Highlight {number} of {count}")
    sentence = f"{names}. {place.format(number=marks.row(mark) + 1, count=len(marks))}."
    notes = " ".join(note.body for note in mark.notes if note.body)
    return f"{sentence} {notes}".strip()
