"""The groups that tagged spans fall into, with how many each has, beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHeaderView, QTableView, QWidget

from reader_app.core.ids import Uid
from reader_app.project.rows import GroupBy, SpanGroup
from reader_app.ui.spans.cell_delegate import CellDelegate
from reader_app.ui.theme.painting import swatch_icon
from reader_app.ui.theme.plain_words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon

    from reader_app.ui.any_index import AnyIndex
    from reader_app.ui.theme.tag_colours import TagInks

_TOP = QModelIndex()
_WIDTH, _COUNT, _ROW = 240, 72, 32


class GroupsModel(QAbstractTableModel):
    """All rows first, then each group with its count."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.by: GroupBy | None = None
        self._groups: Sequence[SpanGroup] = ()
        self._inks: TagInks | None = None

    def set_inks(self, inks: TagInks | None) -> None:
        """Show the tags in these colours."""
        self._inks = inks
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def show(self, by: GroupBy | None, groups: Sequence[SpanGroup]) -> None:
        """Show the groups by something, or none."""
        self.beginResetModel()
        self.by, self._groups = by, groups
        self.endResetModel()

    def group(self, row: int) -> SpanGroup | None:
        """Return the group of a row; None is all of them."""
        return self._groups[row - 1] if 1 <= row <= len(self._groups) else None

    def rowCount(self, parent: AnyIndex = _TOP) -> int:
        """Tell how many rows there are."""
        return 0 if parent.isValid() or self.by is None else len(self._groups) + 1

    def columnCount(self, parent: AnyIndex = _TOP) -> int:
        """Tell of the two columns: name and count."""
        return 0 if parent.isValid() else 2

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a group's name, or its count."""
        group, is_count = self.group(index.row()), index.column() == 1
        if role == Qt.ItemDataRole.DisplayRole:
            return QLocale().toString(self._count(group)) if is_count else self._name(group)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(group))
        if role == Qt.ItemDataRole.TextAlignmentRole and is_count:
            return Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and not is_count:
            return self._swatch(group)
        return None

    def _swatch(self, group: SpanGroup | None) -> QIcon | None:
        """Return the square of a tag in its colour."""
        key = group.key if group is not None and self.by == "tag" else None
        return swatch_icon(self._inks.of(Uid(key))) if key and self._inks is not None else None

    def _count(self, group: SpanGroup | None) -> int:
        return group.spans if group else sum(each.spans for each in self._groups)

    def _name(self, group: SpanGroup | None) -> str:
        if group is None:
            return self.tr("All rows")
        nameless: dict[GroupBy | None, str] = {
            "tag": self.tr("Without a tag"),
            "outlet": self.tr("Without an outlet"),
            "month": self.tr("Without a date"),
        }
        return group.name or nameless.get(self.by, "")

    def _tip(self, group: SpanGroup | None) -> str:
        if group is None or self.by == "article":
            return self._name(group)
        among = (
            self.tr("%1, in 1 article") if group.articles == 1 else self.tr("%1, in %2 articles")
        )
        count = QLocale().toString(group.articles)
        return among.replace("%1", self._name(group)).replace("%2", count)


class GroupsPane(QTableView):
    """A list to choose a group from; not there until grouping is asked for."""

    chosen = Signal(object)
    """A `SpanGroup`, or None for all rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spans_groups")
        self.setAccessibleName(self.tr("Groups"))
        self.groups = GroupsModel(self)
        self.setModel(self.groups)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.hide()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, _COUNT)
        self.setFixedWidth(_WIDTH)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.hide()

    def show_groups(
        self, by: GroupBy | None, groups: Sequence[SpanGroup], chosen: SpanGroup | None
    ) -> None:
        """Show groups, with one of them chosen, or all rows; ask for nothing."""
        self.selectionModel().blockSignals(True)  # noqa: FBT003
        self.groups.show(by, groups)
        keys = [group.key for group in groups]
        is_there = chosen is not None and chosen.key in keys
        self.selectRow(keys.index(chosen.key) + 1 if chosen is not None and is_there else 0)
        self.selectionModel().blockSignals(False)  # noqa: FBT003
        self.viewport().update()
        self.setVisible(by is not None)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self.groups.group(index.row()))


class GroupChoice(QComboBox):
    """What the rows are grouped by."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("spans_group_by")
        self.setAccessibleName(self.tr("Group by"))
        names: dict[GroupBy, str] = {
            "tag": self.tr("Group by tag"),
            "article": self.tr("Group by article"),
            "outlet": self.tr("Group by outlet"),
            "month": self.tr("Group by month"),
            "analyst": self.tr("Group by analyst"),
        }
        self.addItem(self.tr("No groups"), None)
        for by in get_args(GroupBy):
            self.addItem(names[by], by)

    @property
    def by(self) -> GroupBy | None:
        """What is chosen."""
        kinds: tuple[GroupBy, ...] = get_args(GroupBy)
        at = self.currentIndex()
        return kinds[at - 1] if at > 0 else None
