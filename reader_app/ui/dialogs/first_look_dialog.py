"""What a big import holds: how many files of what kinds, and an example of each as it will look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from reader_app.core.drafts import ArticleDraft
from reader_app.formats.articles.several import Several
from reader_app.formats.workers.job import Refusal
from reader_app.project.labels import isolate, shortened
from reader_app.ui.dialogs.article_samples import Sample, SampleList, sample_of, sample_of_item
from reader_app.ui.dialogs.dialog_foot import DialogFoot
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from reader_app.project.first_look import FirstLook, KindLook
    from reader_app.ui.theme.theme import Theme

_SIZE = (760, 640)
_MOST_ENDINGS = 6


class FirstLookDialog(QDialog):
    """A list to be read, then Import or Cancel."""

    def __init__(self, look: FirstLook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_look_dialog")
        self.setWindowTitle(self.tr("Before the import"))
        self.resize(*_SIZE)
        self._look = look
        self.title = _label(self, "title", self._title())
        self.counts = _label(self, "muted", " ".join(self._sentences()))
        self.counts.setObjectName("first_look_counts")
        self.samples = SampleList(theme, self)
        self.samples.show_samples([self._sample(kind) for kind in look.kinds])
        self.foot = DialogFoot(self._import_words(), self)
        self.foot.primary.setEnabled(look.total > look.known or look.bringing > 0)
        self.foot.primary.clicked.connect(self.accept)
        self.foot.cancel.clicked.connect(self.reject)
        self._lay_out()
        (self.foot.primary if self.foot.primary.isEnabled() else self.foot.cancel).setFocus()

    def _lay_out(self) -> None:
        head = _label(self, "heading", self.tr("One of each kind, as it will look"))
        inside = self.foot.column_above(self, gap=0)
        for widget in (self.title, self.counts, head):
            inside.addWidget(widget)
        inside.addWidget(self.samples, 1)

    def _title(self) -> str:
        total = self._look.total + self._look.bringing
        return (
            self.tr("1 file to import") if total == 1 else self.tr("%Ln files to import", "", total)
        )

    def _sentences(self) -> list[str]:
        look = self._look
        new = look.total - look.known
        said = [self.tr("1 is new.") if new == 1 else self.tr("%Ln are new.", "", new)]
        if look.known:
            said.append(
                self.tr("1 is in the project already.")
                if look.known == 1
                else self.tr("%Ln are in the project already.", "", look.known)
            )
        if look.bringing:
            said.append(
                self.tr("1 brings highlights or tags.")
                if look.bringing == 1
                else self.tr("%Ln bring highlights or tags.", "", look.bringing)
            )
        if look.refused:
            said.append(self._refused())
        return said

    def _refused(self) -> str:
        count = self._look.refused
        words = (
            self.tr("1 more cannot be read and stays out")
            if count == 1
            else self.tr("%Ln more cannot be read and stay out", "", count)
        )
        endings = ", ".join(map(isolate, self._look.endings[:_MOST_ENDINGS]))
        if len(self._look.endings) > _MOST_ENDINGS:
            endings += ", …"
        return f"{words} ({endings})." if endings else f"{words}."

    def _import_words(self) -> str:
        new = self._look.total - self._look.known + self._look.bringing
        return self.tr("Import 1 file") if new == 1 else self.tr("Import %Ln files", "", new)

    def _sample(self, kind: KindLook) -> Sample:
        heading = self._heading(kind)
        reply = kind.reply
        if isinstance(reply, Several):
            return self._first_of(reply, heading)
        if isinstance(reply, ArticleDraft):
            read = self.tr("read by %1").replace("%1", isolate(reply.reader))
            return sample_of(reply, read, heading=heading)
        problem = reply.reason if isinstance(reply, Refusal) else ""
        return Sample(_name(kind.path), problem=problem, heading=heading)

    def _first_of(self, several: Several, heading: str) -> Sample:
        """Return how the first article of a table or feed will look."""
        count = several.total
        more = self.tr("1 article") if count == 1 else self.tr("%Ln articles", "", count)
        if not several.items:
            problem = self.tr(
                "Which column holds the text is not clear. Import such a table by itself to choose it."
            )
            return Sample(more, problem=problem, heading=heading)
        return sample_of_item(several.items[0], more, heading=heading)

    def _heading(self, kind: KindLook) -> str:
        known = (
            self.tr("1 already there")
            if kind.known == 1
            else self.tr("%Ln already there", "", kind.known)
        )
        counted = f"{self._kinds().get(kind.kind, kind.kind)}: {kind.total}"
        parts = (counted, known if kind.known else "", isolate(_name(kind.path)))
        return "  ·  ".join(part for part in parts if part)

    def _kinds(self) -> dict[str, str]:
        return {
            "Web page": self.tr("Web pages"),
            "Saved web page": self.tr("Saved web pages"),
            "PDF": self.tr("PDF"),
            "Word document": self.tr("Word documents"),
            "OpenDocument text": self.tr("OpenDocument texts"),
            "RTF document": self.tr("RTF documents"),
            "EPUB book": self.tr("EPUB books"),
            "E-mail": self.tr("E-mails"),
            "Markdown": self.tr("Markdown"),
            "Plain text": self.tr("Plain text"),
            "Table of articles": self.tr("Tables of articles"),
            "Feed": self.tr("Feeds"),
        }


def _name(path: str) -> str:
    return shortened(path.replace("\\", "/").rpartition("/")[2])


def _label(parent: QWidget, kind: str, words: str) -> PlainLabel:
    label = PlainLabel(words, parent)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    return label
