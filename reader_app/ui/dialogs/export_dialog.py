"""The export dialog: what, which columns, which file, what it will look like, and off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader_app.core.errors import ProjectError
from reader_app.project.export_order import ExportOrder
from reader_app.project.kept_exports import kept
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.dialogs.export_choice import ExportChoice
from reader_app.ui.dialogs.export_columns import ColumnList, ColumnModel
from reader_app.ui.dialogs.export_look import ExportLook
from reader_app.ui.dialogs.export_presets import OWN, presets
from reader_app.ui.dialogs.export_preview import ROWS, ExportPreview
from reader_app.ui.dialogs.export_target import ExportTarget
from reader_app.ui.dialogs.replace_question import may_replace
from reader_app.ui.export_work import export_work
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.project.export_order import ExportReport
    from reader_app.project.project import Project
    from reader_app.project.rows import SpanQuery
    from reader_app.project.settings import Settings
    from reader_app.ui.background_work import BackgroundWork
    from reader_app.ui.dialogs.export_presets import ExportScope, Preset
    from reader_app.ui.dialogs.file_questions import FileQuestions
    from reader_app.ui.latest_answer import LatestAnswer

_SIZE = (1000, 760)


class ExportDialog(QDialog):
    """Writes the tagged spans to a file; `report` says what was written."""

    def __init__(
        self,
        project: Project,
        settings: Settings,
        ask: FileQuestions,
        scopes: Sequence[ExportScope],
        answer: LatestAnswer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle(self.tr("Export tagged spans"))
        self.resize(*_SIZE)
        self._project = project
        self._settings = settings
        self._work: BackgroundWork | None = None
        self.report: ExportReport | None = None
        self._scopes = scopes
        self._query: SpanQuery | None = None
        self._objection = ""
        self.look = ExportLook(project, ROWS, answer, self)
        self._make_parts(ask)
        self._lay_out()
        self._wire()
        self._show_presets("")
        self._ask()
        self.choice.presets.setFocus()

    def _make_parts(self, ask: FileQuestions) -> None:
        self.line = PlainLabel(self)
        self.line.setObjectName("export_line")
        self.line.setProperty("kind", "muted")
        self.choice = ExportChoice(self._scopes, self)
        self.columns = ColumnModel(self._project.exports.columns, self)
        self.column_list = ColumnList(self.columns, self)
        self.target = ExportTarget(self._project, self._settings, ask, self)
        self.preview = ExportPreview(self)
        self.problem = _sentence("export_problem", "problem", self)
        self.remark = _sentence("export_remark", "warning", self)
        self.columns_head = _head("", self)
        self.preview_head = _head("", self)
        self.foot = DialogFoot("", self)
        self.save = QPushButton(self.tr("Save these columns as…"), self)
        self.save.setObjectName("save_columns")
        self.save.setProperty("kind", "link")
        self.save.setAutoDefault(False)
        self.foot.row.insertWidget(0, self.save)

    def _lay_out(self) -> None:
        title = PlainLabel(self.windowTitle(), self)
        title.setProperty("kind", "title")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.choice, 0, 0, 2, 1)
        grid.addWidget(self.columns_head, 0, 1)
        grid.addWidget(_head(self.tr("File"), self), 0, 2)
        grid.addWidget(self.column_list, 1, 1)
        grid.addWidget(self.target, 1, 2)
        for column, share in enumerate((5, 5, 6)):
            grid.setColumnStretch(column, share)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 12)
        inside.setSpacing(8)
        inside.addWidget(title)
        inside.addWidget(self.line)
        inside.addLayout(grid, 1)
        for part in (self.preview_head, self.preview, self.remark, self.problem):
            inside.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inside, 1)
        column.addWidget(self.foot)

    def _wire(self) -> None:
        self.choice.preset_chosen.connect(self._take_preset)
        self.choice.preset_unwanted.connect(self._forget_preset)
        self.choice.asked.connect(self._ask)
        self.look.changed.connect(self._refresh)
        self.look.refused.connect(self._object)
        self.columns.chosen_changed.connect(self._refresh)
        self.target.changed.connect(self._refresh)
        self.save.clicked.connect(self._save_preset)
        self.foot.primary.clicked.connect(self.export)
        self.foot.cancel.clicked.connect(self.reject)

    def _show_presets(self, chosen: str) -> None:
        settings = self._settings
        shown = next((scope.columns for scope in self._scopes[:1]), ())
        made = presets(settings.export_columns, settings.export_presets, shown)
        self.choice.show_presets(made, chosen)

    def _take_preset(self, preset: Preset) -> None:
        self.columns.choose(preset.columns)
        self._ask()

    def _save_preset(self) -> None:
        from reader_app.ui.dialogs.preset_name_dialog import PresetNameDialog  # noqa: PLC0415  (rare)

        own = self._settings.export_presets
        dialog = PresetNameDialog(own, self)
        if dialog.exec():
            own[dialog.name] = (self.choice.shape, tuple(self.columns.chosen()))
            self._settings.set_export_presets(own)
            self._show_presets(OWN + dialog.name)
        dialog.deleteLater()

    def _forget_preset(self, preset: Preset) -> None:
        own = self._settings.export_presets
        own.pop(preset.title, None)
        self._settings.set_export_presets(own)
        self._show_presets("")

    def _ask(self) -> None:
        """Look for the rows that are wanted now."""
        scope = self.choice.scope
        words = self.choice.question.text().strip()
        self._objection = ""
        try:
            self._query = self._project.spans.where(words) if scope is None else scope.query
        except ProjectError as problem:
            self._objection = str(problem)
        if scope is None and not words:
            self._objection = self.tr("Type what the spans are to have, such as tag:Claim.")
        if not self._objection:
            self.look.ask(self.order)
        self._refresh()

    def _object(self, problem: ProjectError) -> None:
        self._objection = str(problem)
        self._refresh()

    @property
    def order(self) -> ExportOrder:
        """What would be written."""
        chosen = self.columns.chosen()
        return ExportOrder(self.target.format.name, chosen, self.choice.shape, self._query)

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is what would be written."""
        return self.look.is_ready and not self._objection

    def _refresh(self) -> None:
        """Show what the file would be like, and whether it can be written."""
        if self._work is not None:
            return
        chosen = self.columns.chosen()
        total = self.columns.rowCount()
        is_table = self._enable_columns()
        of = self.tr("Columns, in order · %1 of %2")
        self.columns_head.setText(of.replace("%1", str(len(chosen))).replace("%2", str(total)))
        rows = self.look.rows if self.is_ready else []
        columns = self._project.exports.columns_of(self.order) if chosen else ()
        self.preview.rows.show(rows, columns, self.target.format.name)
        fixed = self.tr(
            "Not a table: this format holds all it can, so there are no columns to choose"
        )
        self.preview_head.setText(self._shown(len(rows)) if is_table else fixed)
        self._say_what()
        reason = self._reason(chosen)
        _show(self.problem, reason)
        _show(self.remark, "" if reason or not self.is_ready else self._remark())
        self.foot.primary.setEnabled(not reason)
        self._name_primary()

    def _shown(self, rows: int) -> str:
        if not self.is_ready:
            return self.tr("Preview")
        words = self.tr("Preview · first %1 of %2 rows").replace("%1", str(rows))
        return words.replace("%2", QLocale().toString(self.look.count))

    def _say_what(self) -> None:
        words = {
            "tagging": self.tr(
                "One row for each tag on each highlight; a highlight without a tag has its own."
            ),
            "highlight": self.tr("One row for each highlight, with all its tags."),
            "matrix": self.tr("One row for each highlight, one column for each tag."),
        }[self.choice.shape]
        self.line.setText(f"{self._rows()}. {words}" if self.is_ready else words)

    def _rows(self) -> str:
        """Return how many rows there are, in words."""
        if self.look.count == 1:
            return self.tr("1 row")
        return self.tr("%1 rows").replace("%1", QLocale().toString(self.look.count))

    def _reason(self, chosen: list[str]) -> str:
        """Return why nothing can be exported as it is; empty where it can."""
        if self._objection:
            return self._objection
        needs_rows = self.target.format.unit in {"row", "highlight", "quote"}
        if self.is_ready and not self.look.count and needs_rows:
            return self._nothing()
        if not chosen and self.target.format.has_columns:
            return self.tr("Choose at least one column.")
        try:
            self._project.exports.remark(self.order, 0)
        except ProjectError as problem:
            return str(problem)
        return self.target.reason()

    def _nothing(self) -> str:
        if self._query is None:
            return self.tr("Nothing is highlighted yet, so there are no rows to export.")
        return self.tr("No highlight is like that, so there are no rows to export.")

    def _remark(self) -> str:
        return self._project.exports.remark(self.order, self.look.count)

    def _name_primary(self) -> None:
        words = self.tr("Export")
        if self.target.format.has_columns and self.is_ready:
            words = self.tr("Export %1").replace("%1", self._rows())
        self.foot.primary.setText(words)

    def export(self) -> None:
        """Write the file on a thread; the dialog closes when it is whole."""
        path = self.target.path
        if self._work is not None or (path.exists() and not may_replace(path, self)):
            return
        work = self._work = export_work(self._project, self.order, path, self)
        work.progressed.connect(self._show_progress)
        work.done.connect(self._finish)
        work.refused.connect(self._refuse)
        work.finished.connect(self._end)
        self._set_working(working=True)
        work.start()

    def _set_working(self, *, working: bool) -> None:
        parts = (self.choice, self.column_list, self.target, self.save, self.foot.primary)
        for part in parts:
            part.setEnabled(not working)
        if working:
            self.foot.primary.setText(self.tr("Exporting…"))
            _show(self.problem, "")
            self.foot.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._enable_columns()
            self._name_primary()

    def _enable_columns(self) -> bool:
        """Let columns be chosen where the format is a table; tell whether it is one."""
        is_table = self.target.format.has_columns
        self.choice.enable(is_table=is_table)
        for part in (self.column_list, self.preview, self.save):
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
        self._settings.set_last_export(self._project.path, kept(self.order, report.path))
        self.target.keep()

    def _refuse(self, problem: ProjectError) -> None:
        _show(self.problem, str(problem))

    def _end(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        self._set_working(working=False)
        if self.report is not None:
            self.accept()
        elif not self.problem.text():
            self._refresh()

    def reject(self) -> None:
        """Cancel the export that runs, or close where none does."""
        if self._work is not None:
            self._work.cancel()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Close; what is still being looked for is not waited for."""
        self.look.leave()
        super().done(result)

    def stop(self) -> None:
        """Cancel, and wait for the thread's end."""
        if self._work is not None:
            self._work.stop()


def _head(text: str, parent: QWidget) -> QLabel:
    label = PlainLabel(text, parent)
    label.setProperty("kind", "heading")
    return label


def _sentence(name: str, kind: str, parent: QWidget) -> QLabel:
    label = PlainLabel(parent)
    label.setObjectName(name)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.hide()
    return label


def _show(label: QLabel, sentence: str) -> None:
    label.setText(sentence)
    label.setVisible(bool(sentence))
