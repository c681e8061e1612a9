"""What the page asks of the widget that shows its text, whichever of the two it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QWidget

    from reader_app.ui.article.exposed_blocks import ExposedBlock


class TextHost(Protocol):
    """A scrolling widget that lays text out."""

    def viewport(self) -> QWidget:
        """Return the widget that the text is painted on."""
        ...

    def exposed_blocks(self, rect: QRect) -> Iterator[ExposedBlock]:
        """Yield the paragraphs that a rectangle of the viewport shows."""
        ...
