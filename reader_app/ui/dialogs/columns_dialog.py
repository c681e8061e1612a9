"""Which column of a table holds what, with its first rows as the articles they will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reader_app.formats.articles.columns import NAMED
from reader_app.formats.articles.several import ColumnChoice
from reader_app.project.labels import isolate, shortened
from reader_app.project.table_looks import first_articles
from reader_app.ui.dialogs.article_samples import SampleList, sample_of_item
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.formats.articles.several import Columns, Item
    from reader_app.project.table_looks import TableLook
    from reader_app.ui.side_reading import SideReading
    from reader_app.ui.theme.theme import Theme

_SIZE = (960, 640)
_FORM_WIDTH = 320
_SHOWN_NAMES = 300


class ColumnsDialog(QDialog):
    """One choice of a column for each field; `choice` is what was chosen for all of them."""

    def __init__(
        self, look: TableLook, reading: SideReading, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("columns_dialog")
        self.setWindowTitle(self.tr("Columns of the table"))
        self.resize(*_SIZE)
        self._look = look
        self._reading = reading
        self._names = [name for name in dict.fromkeys(look.table.names) if name]
        self.fields = self._made_fields(dict(look.table.columns))
        self.unused = _label(self, "small")
        self.unused.setObjectName("unused_columns")
        self.problem = _label(self, "problem")
        self.problem.setObjectName("columns_problem")
        self.samples = SampleList(theme, self)
        self.samples.show_samples([sample_of_item(item) for item in look.items])
        self.foot = DialogFoot(self._import_words(), self)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._refresh()
        for field in self.fields.values():
            field.currentIndexChanged.connect(self._take)
        reading.told.connect(self._show)
        (self.foot.primary if self._has_text() else self.fields["text"]).setFocus(
            Qt.FocusReason.OtherFocusReason
        )

    def _field_words(self) -> dict[str, str]:
        return {
            "title": self.tr("&Title"),
            "standfirst": self.tr("&Standfirst"),
            "text": self.tr("Te&xt (needed)"),
            "author": self.tr("&Author"),
            "outlet": self.tr("&Outlet"),
            "date": self.tr("&Date"),
            "url": self.tr("&Web address"),
            "language": self.tr("&Language"),
            "section": self.tr("S&ection"),
        }

    def _made_fields(self, taken: dict[str, str]) -> dict[str, QComboBox]:
        columns = QStringListModel([self.tr("No column"), *self._names], self)
        made: dict[str, QComboBox] = {}
        for field in NAMED:
            box = QComboBox(self)
            box.setObjectName(f"column_of_{field}")
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(12)
            box.setModel(columns)
            column = taken.get(field)
            box.setCurrentIndex(self._names.index(column) + 1 if column in self._names else 0)
            made[field] = box
        return made

    def _lay_out(self) -> None:
        inside = self.foot.column_above(self, gap=0)
        name = isolate(shortened(self._look.path.name))
        inside.addWidget(_label(self, "title", self.tr("Columns of %1").replace("%1", name)))
        inside.addWidget(_label(self, "muted", self._sentence()))
        inside.addSpacing(4)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(self._form())
        preview = QVBoxLayout()
        preview.setSpacing(8)
        preview.addWidget(_label(self, "heading", self.tr("The first articles as they will look")))
        preview.addWidget(self.samples, 1)
        sides.addLayout(preview, 1)
        inside.addLayout(sides, 1)
        inside.addWidget(self.problem)

    def _form(self) -> QWidget:
        form = QWidget(self)
        form.setFixedWidth(_FORM_WIDTH)
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(_label(form, "heading", self.tr("Field")), 0, 0)
        grid.addWidget(_label(form, "heading", self.tr("Column of the table")), 0, 1)
        words = self._field_words()
        for row, (field, box) in enumerate(self.fields.items(), start=1):
            label = _label(form, "", words[field])
            label.setBuddy(box)
            box.setAccessibleName(words[field].replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self.unused, len(self.fields) + 1, 0, 1, 2)
        grid.setRowStretch(len(self.fields) + 2, 1)
        grid.setColumnStretch(1, 1)
        return form

    def _sentence(self) -> str:
        total = self._look.total
        rows = (
            self.tr("1 row, which becomes an article.")
            if total == 1
            else self.tr("%Ln rows, each of which becomes an article.", "", total)
        )
        kept = self.tr("What you choose is kept for all tables with these columns.")
        return f"{rows} {kept}"

    def _import_words(self) -> str:
        total = self._look.total
        if total == 1:
            return self.tr("Import 1 article")
        return self.tr("Import %Ln articles", "", total)

    @property
    def choice(self) -> ColumnChoice:
        """What the columns hold, as it is chosen now."""
        return ColumnChoice(self._look.table.names, self._columns())

    def _columns(self) -> Columns:
        return tuple(
            (field, self._names[box.currentIndex() - 1])
            for field, box in self.fields.items()
            if box.currentIndex() > 0
        )

    def _has_text(self) -> bool:
        return self.fields["text"].currentIndex() > 0

    def _take(self) -> None:
        """Take over what was chosen, and have the first articles read anew."""
        self._refresh()
        columns, table = self._columns(), self._look.table
        if self._has_text():
            self._reading.ask(
                lambda pool, report: first_articles(pool, table, columns, lambda: report(0, 1))
            )
        else:
            self.samples.show_samples([])

    def _refresh(self) -> None:
        has_text = self._has_text()
        self.foot.primary.setEnabled(has_text)
        self.problem.setText(
            ""
            if has_text
            else self.tr("Choose the column that holds the text: without it there is no article.")
        )
        self.problem.setVisible(not has_text)
        used = {column for _, column in self._columns()}
        rest = [isolate(shortened(name)) for name in self._names if name not in used]
        words = self.tr("Not used: %1").replace("%1", ", ".join(rest)[:_SHOWN_NAMES])
        self.unused.setText(words if rest else "")

    def _show(self, items: tuple[Item, ...]) -> None:
        if self._has_text():
            self.samples.show_samples([sample_of_item(item) for item in items])


def _label(parent: QWidget, kind: str, words: str = "") -> PlainLabel:
    label = PlainLabel(words, parent)
    label.setProperty("kind", kind)
    label.setWordWrap(kind not in {"heading", ""})
    return label
