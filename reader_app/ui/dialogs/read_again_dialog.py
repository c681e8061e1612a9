"""Reading an article again out of its original: by which reader, in which encoding, and what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QWidget

from reader_app.core.records import Highlight
from reader_app.core.text_mapping import shared_start
from reader_app.project.labels import isolate
from reader_app.project.reading_again import ENCODINGS, takes_encoding
from reader_app.ui.background_work import BackgroundWork
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.dialogs.side_by_side import SideBySide
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader_app.core.drafts import ArticleDraft
    from reader_app.core.edits import Change
    from reader_app.core.errors import ProjectError
    from reader_app.core.records import Article
    from reader_app.formats.workers.pool import ReadingPool
    from reader_app.project.project import Project
    from reader_app.project.reading_again import Rereading
    from reader_app.ui.side_reading import SideReading
    from reader_app.ui.theme.theme import Theme

    Found = Rereading | None

_SIZE = (960, 680)
_SHOWN = 3000
"""Characters of each text that are shown side by side."""
_BEFORE = 200
"""Characters before the first difference that are shown with it."""


class ReadAgainDialog(QDialog):
    """Shows what each way to read gives; `change` is what was saved of it, on a thread."""

    def __init__(
        self,
        project: Project,
        article: Article,
        ways: tuple[str, ...],
        reading: SideReading,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Offer all `ways_to_read` the article's original, which `reading` does."""
        super().__init__(parent)
        self.setObjectName("read_again_dialog")
        self.setWindowTitle(self.tr("Read again"))
        self.resize(*_SIZE)
        self._project, self._article, self._reading = project, article, reading
        self._ways = ways
        self._before = str(project.articles.text_of(article).text)
        self._draft: ArticleDraft | None = None
        self._work: BackgroundWork | None = None
        self.change: Change | None = None
        self.readers = _box(self, "reader", self.tr("Reader"))
        self.readers.addItems([self._reader_words(way) for way in self._ways])
        self.encodings = _box(self, "encoding", self.tr("Encoding"))
        self.encodings.addItems([self.tr("Found by itself"), *ENCODINGS])
        self.outcome = _label(self, "muted")
        self.outcome.setObjectName("read_again_outcome")
        self.problem = _label(self, "problem")
        self.problem.setObjectName("read_again_problem")
        self.texts = SideBySide(theme, self)
        self.foot = DialogFoot(self.tr("Take this text"), self)
        self._lay_out()
        self._wire()
        self._look()

    def _reader_words(self, kind: str) -> str:
        return {
            "Plain text": self.tr("Plain text"),
            "Web page": self.tr("Web page"),
            "Copied words": self.tr("Copied words"),
        }.get(kind, kind)

    def _lay_out(self) -> None:
        name = _label(self, "title")
        name.setText(self.tr("Read %1 again").replace("%1", isolate(self._article.title)))
        words = _label(self, "muted")
        words.setText(
            self.tr(
                "The article is read anew out of its original. Highlights stay on their words; "
                "undo brings all of it back."
            )
        )
        ways = QGridLayout()
        ways.setHorizontalSpacing(12)
        for column, (box, title) in enumerate(
            ((self.readers, self.tr("&Reader")), (self.encodings, self.tr("&Encoding")))
        ):
            label = PlainLabel(title, self)
            label.setBuddy(box)
            ways.addWidget(label, 0, 2 * column)
            ways.addWidget(box, 0, 2 * column + 1)
            ways.setColumnStretch(2 * column + 1, 1)
        inside = self.foot.column_above(self, gap=0)
        inside.addWidget(name)
        inside.addWidget(words)
        inside.addLayout(ways)
        inside.addWidget(self.texts, 1)
        inside.addWidget(self.outcome)
        inside.addWidget(self.problem)

    def _wire(self) -> None:
        self.readers.currentIndexChanged.connect(self._look)
        self.encodings.currentIndexChanged.connect(self._look)
        self._reading.told.connect(self._show)
        self._reading.refused.connect(self._refuse)
        self.foot.primary.clicked.connect(self.save)
        self.foot.cancel.clicked.connect(self.reject)
        self.readers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """Have the original read as is chosen now."""
        kind = self._ways[self.readers.currentIndex()]
        number = self.encodings.currentIndex()
        way = (kind, ENCODINGS[number - 1] if number > 0 else None)
        self.encodings.setEnabled(takes_encoding(kind))
        self._tell(self.tr("Reading…"))
        project, article = self._project, self._article

        def look(pool: ReadingPool, report: Callable[[int, int], bool]) -> Found:
            worker = project.worker()
            try:
                return worker.articles.rereading(article, pool, way, lambda: report(0, 1))
            finally:
                worker.close()

        self._reading.ask(look)

    def _tell(self, outcome: str, problem: str = "", draft: ArticleDraft | None = None) -> None:
        self._draft = draft
        self.foot.primary.setEnabled(draft is not None)
        for label, words in ((self.outcome, outcome), (self.problem, problem)):
            label.setText(words)
            label.setVisible(bool(words))

    def _show(self, found: Found) -> None:
        if found is None:
            return
        draft, change = found.draft, found.change
        self._show_texts(draft)
        if change:
            self._tell(self._moves(change), draft=draft)
        else:
            self._tell(self.tr("Read so, the text is the one that the article has."))

    def _show_texts(self, draft: ArticleDraft) -> None:
        """Show both texts from shortly before their first difference on."""
        same = shared_start(self._before, draft.text)
        start = 0 if same == len(draft.text) else max(0, same - _BEFORE)
        start = self._before.rfind("\n", 0, start) + 1
        end = start + _SHOWN
        read = self.tr("Read again by %1").replace("%1", isolate(draft.reader))
        if draft.encoding:
            read = self.tr("%1, in %2").replace("%1", read).replace("%2", isolate(draft.encoding))
        self.texts.show_texts(
            (self.tr("As it is now"), self._before[start:end]), (read, draft.text[start:end])
        )

    def _moves(self, change: Change) -> str:
        """Say what becomes of the highlights."""
        after = [edit.after for edit in change.edits]
        marks = [record for record in after if isinstance(record, Highlight)]
        lost = sum(mark.anchor == "lost" for mark in marks)
        stay = len(marks) - lost
        if not marks:
            return self.tr("The text differs. No highlight has to move.")
        said = (
            self.tr("1 highlight stays on its words.")
            if stay == 1
            else self.tr("%Ln highlights stay on their words.", "", stay)
        )
        if lost:
            gone = (
                self.tr("1 loses them, and will stand under “Lost places”.")
                if lost == 1
                else self.tr("%Ln lose them, and will stand under “Lost places”.", "", lost)
            )
            said = f"{said} {gone}"
        return said

    def _refuse(self, problem: ProjectError) -> None:
        self._tell("", str(problem))

    def save(self) -> None:
        """Have the text that is shown saved; the dialog closes once it is."""
        project, uid, draft = self._project, self._article.uid, self._draft
        if draft is None or self._work is not None:
            return

        def job(work: BackgroundWork) -> Change:
            del work
            worker = project.worker()
            try:
                return worker.articles.reread(uid, draft)
            finally:
                worker.close()

        self._work = BackgroundWork(job, self)
        self._work.done.connect(self._finish)
        self._work.refused.connect(self._refuse)
        self._work.finished.connect(self._end)
        for part in (self.readers, self.encodings, self.foot.primary, self.foot.cancel):
            part.setEnabled(False)
        self.foot.primary.setText(self.tr("Saving…"))
        self._work.start()

    def _finish(self, change: Change) -> None:
        self.change = change

    def _end(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            work.deleteLater()
        if self.change is not None:
            self.accept()
            return
        self.foot.primary.setText(self.tr("Take this text"))
        for part in (self.readers, self.encodings, self.foot.cancel):
            part.setEnabled(True)

    def reject(self) -> None:
        """Close without a change, unless one is being saved: it is saved whole or not at all."""
        if self._work is None:
            super().reject()


def _box(parent: QWidget, name: str, words: str) -> QComboBox:
    box = QComboBox(parent)
    box.setObjectName(f"read_again_{name}")
    box.setAccessibleName(words)
    return box


def _label(parent: QWidget, kind: str) -> PlainLabel:
    label = PlainLabel(parent)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label
