"""The export dialog: which columns, which file, what it will look like, and off."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QListView,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from reader_app.project.labels import isolate
from reader_app.ui.background_work import BackgroundWork
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.dialogs.export_columns import ColumnList, ColumnModel
from reader_app.ui.dialogs.export_presets import ExportScope, Preset, presets
from reader_app.ui.dialogs.export_preview import ROWS, ExportPreview
from reader_app.ui.dialogs.export_target import ExportTarget
from reader_app.ui.dialogs.preset_delegate import PresetDelegate
from reader_app.ui.palettes.row_model import RowModel
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.core.errors import ProjectError
    from reader_app.project.export_progress import ExportProgress
    from reader_app.project.exports import ExportReport
    from reader_app.project.project import Project
    from reader_app.project.settings import Settings
    from reader_app.ui.dialogs.file_questions import FileQuestions

_SIZE = (992, 716)


class ExportDialog(QDialog):
    """Writes the tagged spans to a spreadsheet file; `report` says what was written."""

    def __init__(
        self,
        project: Project,
        settings: Settings,
        ask: FileQuestions,
        parent: QWidget | None,
        scope: ExportScope | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("Export tagged spans"))
        self.resize(*_SIZE)
        self._project = project
        self._settings = settings
        self._ask = ask
        self._work: BackgroundWork | None = None
        self.report: ExportReport | None = None
        self._scope = scope = scope or ExportScope()
        self._count = project.exports.count(scope.query)
        self._rows = list(islice(project.exports.rows(scope.query), ROWS))
        self._make_parts()
        self._lay_out()
        self._wire()
        self._begin()

    def _make_parts(self) -> None:
        self._presets = presets(self._settings.export_columns, self._scope.columns)
        self._preset_rows = RowModel(self)
        self._preset_rows.show(self._presets)
        self.preset_list = QListView(self)
        self.preset_list.setObjectName("export_presets")
        self.preset_list.setAccessibleName(self.tr("Columns to begin with"))
        self.preset_list.setModel(self._preset_rows)
        self.preset_list.setItemDelegate(PresetDelegate(self))
        self.columns = ColumnModel(self._project.exports.columns, self)
        self.column_list = ColumnList(self.columns, self)
        self.target = ExportTarget(self._project, self._settings, self._ask, self)
        self.preview = ExportPreview(self)
        self.problem = PlainLabel(self)
        self.problem.setObjectName("export_problem")
        self.problem.setProperty("kind", "problem")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.columns_head = _head("", self)
        self.preview_head = _head("", self)
        self.foot = DialogFoot("", self)

    def _heading(self) -> tuple[QLabel, QLabel]:
        title = PlainLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        rows = self.tr("1 row") if self._count == 1 else self.tr("%n rows", "", self._count)
        words = self.tr(
            "%1. One row for each tag on each highlight, and one for each highlight without a tag."
        )
        if self._scope.query is not None:
            words = self.tr("%1, as filtered and sorted in Tagged spans.")
        line = PlainLabel(words.replace("%1", rows), self)
        line.setProperty("kind", "muted")
        return title, line

    def _lay_out(self) -> None:
        title, line = self._heading()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.addWidget(_head(self.tr("Columns to begin with"), self), 0, 0)
        grid.addWidget(self.columns_head, 0, 1)
        grid.addWidget(_head(self.tr("File"), self), 0, 2)
        grid.addWidget(self.preset_list, 1, 0)
        grid.addWidget(self.column_list, 1, 1)
        grid.addWidget(self.target, 1, 2)
        for column, share in enumerate((5, 5, 6)):
            grid.setColumnStretch(column, share)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 12)
        inside.setSpacing(8)
        inside.addWidget(title)
        inside.addWidget(line)
        inside.addLayout(grid, 1)
        inside.addWidget(self.preview_head)
        inside.addWidget(self.preview)
        inside.addWidget(self.problem)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inside, 1)
        column.addWidget(self.foot)

    def _wire(self) -> None:
        self.preset_list.selectionModel().currentChanged.connect(self._take_preset)
        self.columns.chosen_changed.connect(self._refresh)
        self.target.changed.connect(self._refresh)
        self.foot.primary.clicked.connect(self.export)
        self.foot.cancel.clicked.connect(self.reject)

    def _begin(self) -> None:
        self.preset_list.setCurrentIndex(self._preset_rows.index(0))
        self.preset_list.setFocus()

    def _take_preset(self) -> None:
        preset = self._preset_rows.row(self.preset_list.currentIndex().row())
        if isinstance(preset, Preset):
            self.columns.choose(preset.columns)

    def _refresh(self) -> None:
        """Show what the file would be like, and whether it can be written."""
        chosen = self.columns.chosen()
        total = self.columns.rowCount()
        is_table = self._enable_columns()
        of = self.tr("Columns, in order · %1 of %2")
        self.columns_head.setText(of.replace("%1", str(len(chosen))).replace("%2", str(total)))
        self.preview.rows.show(self._rows, chosen, self.target.format.name)
        shown = self.tr("Preview · first %1 of %2 rows")
        shown = shown.replace("%1", str(len(self._rows))).replace("%2", str(self._count))
        fixed = self.tr(
            "Not a table: this format holds all it can, so there are no columns to choose"
        )
        self.preview_head.setText(shown if is_table else fixed)
        reason = self._reason(chosen)
        self._complain(reason)
        self.foot.primary.setEnabled(not reason)
        self._name_primary()

    def _reason(self, chosen: list[str]) -> str:
        """Return why nothing can be exported as it is; empty where it can."""
        if not self._count and self.target.format.unit in {"row", "highlight", "quote"}:
            return self.tr("Nothing is highlighted yet, so there are no rows to export.")
        if not chosen and self.target.format.has_columns:
            return self.tr("Choose at least one column.")
        return self.target.reason()

    def _name_primary(self) -> None:
        if not self.target.format.has_columns:
            self.foot.primary.setText(self.tr("Export"))
            return
        one = self._count == 1
        words = self.tr("Export 1 row") if one else self.tr("Export %n rows", "", self._count)
        self.foot.primary.setText(words)

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def export(self) -> None:
        """Write the file on a thread; the dialog closes when it is whole."""
        if self._work is not None or (self.target.path.exists() and not self._may_replace()):
            return
        project, path, name = self._project, self.target.path, self.target.format.name
        columns, query = self.columns.chosen(), self._scope.query

        def job(work: BackgroundWork) -> ExportReport:
            worker = project.worker()

            def progress(progress: ExportProgress) -> bool:
                return work.report(progress.done, progress.total)

            try:
                return worker.exports.export(path, name, columns, progress, query)
            finally:
                worker.close()

        work = BackgroundWork(job, self)
        self._work = work
        work.progressed.connect(self._show_progress)
        work.done.connect(self._finish)
        work.refused.connect(self._refuse)
        work.finished.connect(self._end)
        self._set_working(working=True)
        work.start()

    def _may_replace(self) -> bool:
        box = QMessageBox(self)
        box.setObjectName("replace_question")
        name = isolate(self.target.path.name)
        box.setText(self.tr("There is a file “%1” already.").replace("%1", name))
        box.setInformativeText(self.tr("Replacing it cannot be undone."))
        replace = box.addButton(self.tr("Replace the file"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        chosen = box.clickedButton() is replace
        box.deleteLater()
        return chosen

    def _set_working(self, *, working: bool) -> None:
        for part in (self.preset_list, self.column_list, self.target, self.foot.primary):
            part.setEnabled(not working)
        if working:
            self.foot.primary.setText(self.tr("Exporting…"))
            self._complain("")
            self.foot.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._enable_columns()
            self._name_primary()

    def _enable_columns(self) -> bool:
        """Let columns be chosen where the format is a table; tell whether it is one."""
        is_table = self.target.format.has_columns
        for part in (self.preset_list, self.column_list, self.preview):
            part.setEnabled(is_table)
        return is_table

    def _show_progress(self, progress: tuple[int, int]) -> None:
        done, total = progress
        share = self.tr("Exporting: %1 %").replace("%1", str(100 * done // max(1, total)))
        self.foot.primary.setText(share)

    def _finish(self, report: ExportReport) -> None:
        if report.state == "cancelled":
            return
        self.report = report
        self._settings.set_export_columns(self.columns.chosen())
        self.target.keep()

    def _refuse(self, problem: ProjectError) -> None:
        self._complain(str(problem))

    def _end(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        self._set_working(working=False)
        if self.report is not None:
            self.accept()

    def reject(self) -> None:
        """Cancel the export that runs, or close where none does."""
        if self._work is not None:
            self._work.cancel()
        else:
            super().reject()

    def stop(self) -> None:
        """Cancel, and wait for the thread's end."""
        if self._work is not None:
            self._work.stop()


def _head(text: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("kind", "heading")
    return label
