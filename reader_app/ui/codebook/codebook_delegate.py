"""Paints a row of the codebook, and edits a tag's name in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QLocale,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from reader_app.ui.theme.fonts import ui_font
from reader_app.ui.theme.painting import key_width, paint_key, paint_name, paint_swatch, placed
from reader_app.ui.theme.tag_colours import TagInks

if TYPE_CHECKING:
    from reader_app.core.records import Tag
    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.codebook.codebook_model import CodebookModel
    from reader_app.ui.theme.roles import Role
    from reader_app.ui.theme.theme import Theme

ROW_HEIGHT = 28
"""Pixels of a row."""

_SWATCH = 12
_GAP = 8
_NAME_AT = _SWATCH + 8
_END = 12


class CodebookDelegate(QStyledItemDelegate):
    """Paints the rows of a `CodebookModel`: swatch, name, key, counts."""

    def __init__(self, theme: Theme, model: CodebookModel, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._theme = theme
        self._model = model
        self._inks = TagInks(theme, model.codebook)
        self._edited = QPersistentModelIndex()

    def set_theme(self, theme: Theme) -> None:
        """Paint in another theme."""
        self._theme = theme
        self.codebook_changed()

    def codebook_changed(self) -> None:
        """Look up the tags' colours again."""
        self._inks = TagInks(self._theme, self._model.codebook)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the one size of all rows."""
        del option, index
        return QSize(120, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row; what is behind it the view has painted over its whole width."""
        tag = self._model.tag(index)
        if tag is None:
            return
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setLayoutDirection(option.direction)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        swatch = QRectF(0, (rect.height() - _SWATCH) / 2, _SWATCH, _SWATCH)
        if tag.uid:
            paint_swatch(painter, placed(swatch, rect, mirrored=mirrored), self._inks.of(tag.uid))
            end = self._paint_counts(painter, rect, tag, chosen=chosen)
            self._paint_tag(painter, rect, tag, rect.width() - end, chosen=chosen)
        painter.restore()

    def _paint_tag(
        self, painter: QPainter, rect: QRectF, tag: Tag, end: float, *, chosen: bool
    ) -> None:
        """Paint name and key between the swatch and `end`."""
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        font = ui_font(bold=self._is_heading(tag))
        keys = self._model.key_caps(tag.uid)
        room = end - _NAME_AT - _GAP - sum(key_width(key) + _GAP for key in keys)
        width = min(QFontMetricsF(font).horizontalAdvance(tag.name) + 1, room)
        role: Role = "text_muted" if self._model.is_muted(tag.uid) else "text"
        painter.setPen(self._theme.colour("on_accent_soft" if chosen else role))
        name = QRectF(_NAME_AT, 0, max(width, 0), rect.height())
        paint_name(painter, placed(name, rect, mirrored=mirrored), tag.name, font)
        at = name.right() + _GAP
        for key in keys:
            cap = QRectF(at, 0, key_width(key), rect.height())
            paint_key(painter, placed(cap, rect, mirrored=mirrored), key, self._theme)
            at = cap.right() + _GAP / 2

    def _is_heading(self, tag: Tag) -> bool:
        return tag.parent is None and bool(self._model.codebook.children(tag.uid))

    def _paint_counts(self, painter: QPainter, rect: QRectF, tag: Tag, *, chosen: bool) -> float:
        """Paint "here / all" at the end; return how much of the end it takes."""
        mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        here, everywhere = (QLocale().toString(n) for n in self._model.counts_of(tag.uid))
        strong, plain = ui_font(12, bold=True), ui_font(12)
        rest = f" / {everywhere}"
        rest_width = QFontMetricsF(plain).horizontalAdvance(rest) + 1
        here_width = QFontMetricsF(strong).horizontalAdvance(here) + 1
        start = rect.width() - _END - rest_width
        painter.setPen(self._theme.colour("on_accent_soft" if chosen else "text_muted"))
        place = placed(QRectF(start, 0, rest_width, rect.height()), rect, mirrored=mirrored)
        paint_name(painter, place, rest, plain)
        painter.setPen(self._theme.colour("on_accent_soft" if chosen else "text"))
        place = placed(
            QRectF(start - here_width, 0, here_width, rect.height()), rect, mirrored=mirrored
        )
        paint_name(painter, place, here, strong)
        return _END + rest_width + here_width

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> QWidget:
        """Return the field a tag's name is typed in."""
        del option
        self._edited = QPersistentModelIndex(index)
        field = QLineEdit(parent)
        field.setObjectName("codebookNameField")
        field.setAccessibleName(self.tr("Name of the tag"))
        field.setProperty("kind", "inline")
        return field

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> None:
        """Put the field where the name stands."""
        del index
        inner = QRectF(_NAME_AT - 6, 1, 0, ROW_HEIGHT - 2)
        inner.setRight(option.rect.width() - 4)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        editor.setGeometry(placed(inner, QRectF(option.rect), mirrored=mirrored).toRect())

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Put the tag's name into the field."""
        tag = self._model.tag(index)
        if isinstance(editor, QLineEdit) and tag is not None:
            editor.setText(tag.name)
            editor.selectAll()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: AnyIndex,
    ) -> None:
        """Hand on the name that was typed, unless it is taken: then nothing is changed."""
        tag = self._model.tag(index)
        if isinstance(editor, QLineEdit) and tag is not None:
            name = "" if self._is_taken(editor.text(), tag) else editor.text()
            had_focus = editor.hasFocus()
            model.setData(index, name, Qt.ItemDataRole.EditRole)
            if had_focus and not editor.hasFocus():
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_taken(self, name: str, tag: Tag) -> bool:
        other = self._model.codebook.child_named(tag.parent, name)
        return other is not None and other.uid != tag.uid

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the field open, and say why, where Enter is pressed on a name that is taken."""
        if (
            isinstance(watched, QLineEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and self._refuses(watched)
        ):
            return True
        return super().eventFilter(watched, event)

    def _refuses(self, field: QLineEdit) -> bool:
        tag = self._model.tag(self._edited)
        if tag is None or not self._is_taken(field.text(), tag):
            return False
        field.setProperty("problem", "true")
        field.style().polish(field)
        words = self.tr("There is a tag of this name here already. Choose another name.")
        QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), words, field)
        return True
