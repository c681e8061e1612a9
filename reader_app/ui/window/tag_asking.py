"""Asking for a tag beside a place of the window, for whoever needs one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader_app.ui.palettes.tag_palette import TagChoice, TagPalette
    from reader_app.ui.session import Session
    from reader_app.ui.theme.theme import Theme
    from reader_app.ui.theme.theme_choice import ThemeChoice


class TagAsking(QObject):
    """Opens a tag palette of its own, and hands on what is chosen in it."""

    def __init__(
        self,
        session: Session,
        window: Callable[[], QWidget],
        themes: ThemeChoice,
        name: str = "spans_tag_palette",
    ) -> None:
        super().__init__(session)
        self.setObjectName(name)
        self._session, self._window, self._themes = session, window, themes
        self._palette: TagPalette | None = None
        self._on_choice: Callable[[TagChoice], None] | None = None

    @property
    def theme(self) -> Theme:
        """The theme of the window."""
        return self._themes.theme

    def ask(self, anchor: QRect, question: str, on_choice: Callable[[TagChoice], None]) -> None:
        """Ask beside a rectangle of the screen; nothing is handed on where nothing is chosen."""
        project = self._session.project
        if project is None:
            return
        from reader_app.ui.palettes.tag_palette import (  # noqa: PLC0415  (not at start)
            PaletteContents,
            TagPalette,
        )

        if self._palette is None:
            self._palette = TagPalette(self._window(), self._themes.theme)
            self._palette.setObjectName(self.objectName())
            self._palette.chosen.connect(self._take)
        self._on_choice = on_choice
        self._palette.codebook_changed()
        self._palette.field.setPlaceholderText(question)
        contents = PaletteContents(project.codebook, project.tags.counts(), project.pins)
        self._palette.open_beside(anchor, contents, self._themes.theme)

    def _take(self, choice: TagChoice) -> None:
        if self._on_choice is not None:
            self._on_choice(choice)
