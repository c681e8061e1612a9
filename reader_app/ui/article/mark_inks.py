"""The colours and names of a page's highlights, from the tags they bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.theme.tag_colours import TagColours, TagInks

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor

    from reader_app.core.codebook import Codebook
    from reader_app.core.ids import Uid
    from reader_app.core.marks import ArticleMarks
    from reader_app.ui.theme.theme import Theme


class MarkInks:
    """Looks colours up by highlight; `forget` after any change of marks, tags or theme."""

    def __init__(self, theme: Theme, codebook: Codebook, marks: ArticleMarks) -> None:
        self.theme = theme
        self._codebook = codebook
        self._marks = marks
        self._tags = TagInks(theme, codebook)
        self._known: dict[Uid, tuple[TagColours, ...]] = {}
        self._names: dict[Uid, list[str]] = {}
        self._dimmed = (TagColours(theme.colour("border"), theme.colour("page")),)
        self.is_dimmed: Callable[[Uid], bool] | None = None
        """Asked about each mark, while a filter dims some."""
        self._untagged = (TagColours(theme.colour("border_strong"), theme.colour("hover")),)

    def refresh(self) -> None:
        """Read the codebook again."""
        self._tags.refresh()
        self._known.clear()
        self._names.clear()

    def forget(self, uid: Uid) -> None:
        """Look one highlight's tags up again, next time it is painted."""
        self._known.pop(uid, None)
        self._names.pop(uid, None)

    def of(self, uid: Uid) -> tuple[TagColours, ...]:
        """Return the colours of a highlight's tags; the untagged have one of their own."""
        known = self._known.get(uid)
        if known is None:
            known = self._known[uid] = self._looked_up(uid)
        return known

    def _looked_up(self, uid: Uid) -> tuple[TagColours, ...]:
        if self.is_dimmed is not None and self.is_dimmed(uid):
            return self._dimmed
        mark = self._marks.get(uid)
        if mark is None or not mark.taggings:
            return self._untagged
        return tuple(self._tags.of(tagging.tag) for tagging in mark.taggings)

    def names(self, uid: Uid) -> list[str]:
        """Return the names of a highlight's tags, in the order of its colours."""
        known = self._names.get(uid)
        if known is None:
            mark = self._marks.get(uid)
            tags = [self._codebook.get(item.tag) for item in mark.taggings] if mark else []
            known = self._names[uid] = [tag.name if tag else "" for tag in tags]
        return known

    def role(self, uid: Uid, *, current: bool) -> QColor:
        """Return the colour that a highlight's names are written in."""
        named = bool(self.names(uid))
        return self.theme.colour("text" if current else "text_muted" if named else "text_faint")
