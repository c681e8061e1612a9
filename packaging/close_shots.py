"""Close pictures of page and panels: dense overlaps, scripts, handles, paper; light, dark, mirrored.

Taken by `shots.py` after its own, in the sample project that it opened.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader_app.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader_app.core.ids import Uid
    from reader_app.project.project import Project
    from reader_app.ui.theme.theme_choice import ThemeSetting
    from reader_app.ui.window.main_window import MainWindow

    Take = Callable[[str, QWidget | None], None]

TONES: tuple[ThemeSetting, ...] = ("light", "dark", "sepia", "high_contrast")
_LOOKS: tuple[tuple[ThemeSetting, bool], ...] = (("light", False), ("dark", False), ("light", True))
_LEFT = Qt.MouseButton.LeftButton
_TURN = 100
"""Milliseconds between two looks whether a search is over."""
_TURNS = 300
DENSE = """Six deep at the weir

The minister told parliament that the harbour authority had confirmed the spokesman’s claim \
that the ferry was late, and nobody in the chamber doubted that it would be so again.

One is alone here. Then two are together, and three of them follow close behind, going, \
gyrating, jumping quickly by the pier. four of them meet.

A last line with a very long label on it, and a second with a short one.
"""
_NEST = (
    (DENSE[DENSE.index("The minister") : DENSE.index(" that it would")], "Claim"),
    (DENSE[DENSE.index("told parliament") : DENSE.index(", and nobody")], "Event"),
    (DENSE[DENSE.index("the harbour") : DENSE.index(", and nobody")], "Place"),
    ("had confirmed the spokesman’s claim that the ferry", "Quote"),
    ("the spokesman’s claim that", "Actor/State"),
    ("spokesman’s", "Actor/Person"),
    ("One is alone", "Actor/Organisation"),
    ("two are together, and three of them follow", "Event"),
    ("three of them follow close behind, going, gyrating", "Evidence"),
    ("follow close behind", "Claim"),
    ("jumping quickly by the pier. four", "Place"),
    ("A last line", "Statement by an official who may not be named"),
    ("a second", "Quote"),
)  # fmt: skip
MIXED = """تقرير Calder Bay Courier عن الإغلاق

قالت صحيفة Calder Bay Courier يوم 14.5.2026 إن «القناة بقيت مغلقة» 😀 حتى الظهر.

The Arabic daily wrote «لم تتعرض أي سفينة للخطر» and the port repeated it on 14 May.

לדברי Courier, התעלה נסגרה ביום שלישי ב־06:12 ונפתחה שוב.
"""
_MIXED_MARKS = (
    ("صحيفة Calder Bay Courier يوم 14.5.2026", "Actor/Organisation"),
    ("«القناة بقيت مغلقة» 😀", "Quote"),
    ("wrote «لم تتعرض أي سفينة للخطر» and", "Claim"),
    ("أي سفينة", "Event"),
    ("Courier, התעלה נסגרה", "Event"),
)


class _Drawn(Protocol):
    """A page as pypdfium2 draws it."""

    width: int
    height: int
    stride: int
    buffer: bytes


class CloseShots:
    """Brings the window to each place that wants a close look."""

    def __init__(self, window: MainWindow, take: Take, folder: Path) -> None:
        self._window = window
        self._take = take
        self._folder = folder
        self._dense = self._add("dense", DENSE, _NEST)
        self._mixed = self._add("mixed", MIXED, _MIXED_MARKS)
        self._bare = self._add("bare", "Nothing here\n\nNo word of this is marked.\n", ())

    @property
    def _project(self) -> Project:
        project = self._window.session.project
        if project is None:
            raise SystemExit("no project is open")
        return project

    def _add(self, name: str, text: str, marks: tuple[tuple[str, str], ...]) -> Uid:
        uid = self._project.articles.import_text(text, name).uid
        article = None if uid is None else self._project.articles.get(uid)
        if uid is None or article is None:
            raise SystemExit(f"the article {name} was not taken")
        kept = str(self._project.articles.text_of(article).text)
        for words, tag in marks:
            start = kept.index(words)
            note = "**Check** this against the log." if words == "two are together" else ""
            self._project.marks.tag_paths(uid, Span(start, start + len(words)), [tag], note)
        return uid

    def take_all(self) -> None:
        """Take all close pictures, and leave the window as it was."""
        self._open(self._dense)
        for tone in TONES:
            self._window.themes.choose(tone)
            self._open(self._dense)
            self._shot(f"dense_{tone}")
            self._open(self._mixed)
            self._shot(f"mixed_{tone}")
        self._window.themes.choose("light")
        self._open(self._dense)
        self._filter()
        self._handles()
        self._paper()
        for theme, mirrored in _LOOKS:
            self._window.themes.choose(theme)
            way = "RightToLeft" if mirrored else "LeftToRight"
            QApplication.setLayoutDirection(Qt.LayoutDirection[way])
            self._panels(f"{theme}{'_mirrored' if mirrored else ''}")
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def _open(self, uid: Uid) -> None:
        self._window.workspace.reading.open(uid)
        QApplication.processEvents()

    def _shot(self, name: str, over: QWidget | None = None) -> None:
        self._take(name, over)

    def _action(self, name: str) -> None:
        self._window.actions_by_name[name].trigger()
        QApplication.processEvents()

    def _settle(self, is_busy: Callable[[], bool]) -> None:
        for _ in range(_TURNS):
            QTest.qWait(_TURN)
            if not is_busy():
                return
        raise SystemExit("a search took too long")

    def _filter(self) -> None:
        page = self._window.workspace.page
        chosen = {tag.uid for tag in self._project.codebook if tag.name in {"Event", "Quote"}}
        page.set_filter(chosen)
        self._shot("filter")
        self._action("view.filter")
        popup = self._window.workspace.page_view.popup
        self._shot("filter_popup", popup)
        if popup is not None:
            popup.close()
        page.set_filter(None)

    def _handles(self) -> None:
        workspace = self._window.workspace
        marks = self._project.marks.of_article(self._dense).in_order()
        workspace.page.reveal(marks[0].uid)
        self._shot("handles")
        view = workspace.page.view
        knob = view.gestures.handles.knobs()[1].center().toPoint()
        QTest.mousePress(view.viewport(), _LEFT, pos=knob)
        QTest.mouseMove(view.viewport(), knob + QPoint(-160, -6))
        self._shot("handles_dragged")
        QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(view.viewport(), _LEFT, pos=knob)

    def _paper(self) -> None:
        path = self._folder / "paper.pdf"
        for name, uid in (("dense", self._dense), ("mixed", self._mixed)):
            self._open(uid)
            self._window.workspace.printing.write_pdf(path)
            picture = _first_page(path)
            path.unlink()
            if not picture.save(str(path.with_name(f"paper_{name}.png"))):
                raise SystemExit(f"the picture of {path} could not be written")
        QTimer.singleShot(500, self._preview)
        self._action("article.preview")

    def _preview(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            self._shot("preview", dialog)
            dialog.close()

    def _panels(self, look: str) -> None:
        workspace = self._window.workspace
        self._open(self._bare)
        self._shot(f"panels_empty_{look}")
        self._open(self._dense)
        self._shot(f"panels_{look}")
        self._tag_palette(look)
        self._action("view.history")
        self._shot(f"history_{look}")
        workspace.history.hide()
        workspace.review.clear()
        workspace.review.form.show_words("words", "the")
        self._action("view.review")
        self._shot(f"review_empty_{look}")
        event = next(tag for tag in self._project.codebook if tag.name == "Event")
        workspace.reviewing.find_tag(event.uid)
        workspace.review.form.show_words("words", "port")
        workspace.reviewing.look()
        self._settle(lambda: workspace.reviewing.is_looking)
        self._shot(f"review_{look}")
        workspace.review.hide()
        self._search(look)
        self._action("across.spans")
        self._shot(f"spans_{look}")
        workspace.area.show_article()

    def _tag_palette(self, look: str) -> None:
        page = self._window.workspace.page
        start = DENSE.index("nobody in the chamber")
        page.select_span(Span(start, start + len("nobody in the chamber")))
        page.setFocus()
        self._action("tag.tag")
        palette = self._window.findChild(QWidget, "tag_palette")
        if palette is not None:
            QTest.keyClicks(palette.field, "ac")  # type: ignore[attr-defined]
            self._shot(f"tag_palette_{look}")
            palette.close_popup()  # type: ignore[attr-defined]

    def _search(self, look: str) -> None:
        workspace, field = self._window.workspace, self._window.tool_bar.search
        self._action("across.search")
        for name, words in (("found", "harbour"), ("none", "submarine"), ("wrong", "tag:no")):
            field.setText("")
            QTest.keyClicks(field, words)
            self._settle(lambda: workspace.searching.is_looking)
            self._shot(f"search_{name}_{look}")
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        self._shot(f"search_empty_{look}")
        workspace.search.hide()


def _first_page(path: Path) -> QImage:
    """Return a PDF's first page as another program than the one that wrote it draws it."""
    document = importlib.import_module("pypdfium2").PdfDocument(path)
    sheet: _Drawn = document[0].render(scale=1.5)
    size = (sheet.width, sheet.height, sheet.stride)
    picture = QImage(bytes(sheet.buffer), *size, QImage.Format.Format_BGR888).copy()
    document.close()
    return picture
