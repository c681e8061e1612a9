"""The export dialog: which columns, which file, what it will look like, and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from reader_app.core.errors import ProjectError
from reader_app.project.exports import ExportOrder
from reader_app.project.labels import isolate
from reader_app.ui.background_work import BackgroundWork
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.dialogs.export_choice import ExportChoice
from reader_app.ui.dialogs.export_columns import ColumnList, ColumnModel
from reader_app.ui.dialogs.export_presets import ExportScope, presets
from reader_app.ui.dialogs.export_preview import ROWS, ExportPreview
from reader_app.ui.dialogs.export_target import ExportTarget
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.project.export_progress import ExportProgress
    from reader_app.project.exports import ExportReport
    from reader_app.project.project import Project
    from reader_app.project.settings import Settings
    from reader_app.ui.dialogs.export_presets import Preset
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
        self._make_parts()
        self._lay_out()
        self._wire()
        self._begin()

    def _make_parts(self) -> None:
        self._presets = presets(self._settings.export_columns, self._scope.columns)
        self.choice = ExportChoice(self._presets, self)
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
        self.line = PlainLabel(self)
        self.line.setObjectName("export_line")
        self.line.setProperty("kind", "muted")
        return title, self.line

    def _say_what(self) -> None:
        rows = self.tr("1 row") if self._count == 1 else self.tr("%n rows", "", self._count)
        words = self.tr("%1. A highlight without a tag has a row of its own.")
        if self._scope.query is not None:
            words = self.tr("%1, as filtered and sorted in Tagged spans.")
        self.line.setText(words.replace("%1", rows))

    def _lay_out(self) -> None:
        title, line = self._heading()
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.columns_head, 0, 1)
        grid.addWidget(_head(self.tr("File"), self), 0, 2)
        grid.addWidget(self.choice, 0, 0, 2, 1)
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
        self.choice.preset_chosen.connect(self._take_preset)
        self.choice.shape_changed.connect(self._reshape)
        self.columns.chosen_changed.connect(self._refresh)
        self.target.changed.connect(self._refresh)
        self.foot.primary.clicked.connect(self.export)
        self.foot.cancel.clicked.connect(self.reject)

    def _begin(self) -> None:
        self.choice.begin()

    def _take_preset(self, preset: Preset) -> None:
        self.columns.choose(preset.columns)

    def _reshape(self) -> None:
        self._count = self._project.exports.count(self._scope.query, self.choice.shape)
        self._refresh()

    @property
    def order(self) -> ExportOrder:
        """What would be written."""
        chosen = self.columns.chosen()
        return ExportOrder(self.target.format.name, chosen, self.choice.shape, self._scope.query)

    def _refresh(self) -> None:
        """Show what the file would be like, and whether it can be written."""
        chosen = self.columns.chosen()
        total = self.columns.rowCount()
        is_table = self._enable_columns()
        of = self.tr("Columns, in order · %1 of %2")
        self.columns_head.setText(of.replace("%1", str(len(chosen))).replace("%2", str(total)))
        columns, rows = self._project.exports.first_rows(self.order, ROWS)
        self.preview.rows.show(rows, columns if chosen else (), self.target.format.name)
        self._say_what()
        shown = self.tr("Preview · first %1 of %2 rows")
        shown = shown.replace("%1", str(len(rows))).replace("%2", str(self._count))
        fixed = self.tr(
            "Not a table: this format holds all it can, so there are no columns to choose"
        )
        self.preview_head.setText(shown if is_table else fixed)
        reason = self._reason(chosen)
        self._complain(reason or self._remark())
        self.foot.primary.setEnabled(not reason)
        self._name_primary()

    def _reason(self, chosen: list[str]) -> str:
        """Return why nothing can be exported as it is; empty where it can."""
        if not self._count and self.target.format.unit in {"row", "highlight", "quote"}:
            return self.tr("Nothing is highlighted yet, so there are no rows to export.")
        if not chosen and self.target.format.has_columns:
            return self.tr("Choose at least one column.")
        try:
            self._project.exports.remark(self.order, 0)
        except ProjectError as problem:
            return str(problem)
        return self.target.reason()

    def _remark(self) -> str:
        return self._project.exports.remark(self.order, self._count)

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
        project, path, order = self._project, self.target.path, self.order

        def job(work: BackgroundWork) -> ExportReport:
            worker = project.worker()

            def progress(progress: ExportProgress) -> bool:
                return work.report(progress.done, progress.total)

            try:
                return worker.exports.write(path, order, progress)
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
        for part in (self.choice, self.column_list, self.target, self.foot.primary):
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
        self.choice.enable(is_table=is_table)
        for part in (self.column_list, self.preview):
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
