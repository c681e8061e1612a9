"""Tagging all that was found in an article: the palette asks with what, the project does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.core.spans import Span
    from reader_app.ui.palettes.tag_palette import TagChoice, TagPalette
    from reader_app.ui.session import Session
    from reader_app.ui.theme.theme_choice import ThemeChoice
    from reader_app.ui.window.attempt import Attempt
    from reader_app.ui.window.reading import Reading


class TaggingHits(QObject):
    """Serves the find bar's “Tag all hits”."""

    def __init__(
        self, session: Session, reading: Reading, themes: ThemeChoice, attempt: Attempt
    ) -> None:
        super().__init__(session)
        self._session = session
        self._reading = reading
        self._themes = themes
        self._attempt = attempt
        self._palette: TagPalette | None = None
        self._spans: Sequence[Span] = ()
        reading.page.finder.tag_all_wanted.connect(self._ask)

    def _ask(self, spans: Sequence[Span]) -> None:
        project, page = self._session.project, self._reading.page
        if project is None or project.read_only:
            return
        from reader_app.ui.palettes.tag_palette import (  # noqa: PLC0415  (not at start)
            PaletteContents,
            TagPalette,
        )

        if self._palette is None:
            self._palette = TagPalette(page.window(), self._themes.theme)
            self._palette.chosen.connect(self._tag)
        self._palette.codebook_changed()
        self._spans = spans
        button = page.finder.bar.tag_all
        anchor = QRect(button.mapToGlobal(button.rect().topLeft()), button.size())
        contents = PaletteContents(project.codebook, project.tags.counts(), project.pins)
        self._palette.open_beside(anchor, contents, self._themes.theme)

    def _tag(self, choice: TagChoice) -> None:
        project, article = self._session.project, self._reading.article
        if project is None or article is None:
            return
        paths = [*(project.codebook.path_text(tag) for tag in choice.tags), *choice.new]
        spans = self._spans
        self._attempt(lambda: project.again.tag_all(article.uid, spans, paths))
