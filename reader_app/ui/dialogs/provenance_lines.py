"""Where an article came from and how it was read, as lines of a dialog that can be copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from reader_app.project.labels import isolate
from reader_app.ui.theme.plain_words import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.core.records import Article


def provenance_label(article: Article, parent: QWidget) -> PlainLabel:
    """Return a label that says it, by mouse and keys to be selected."""
    label = PlainLabel("\n".join(_lines(article)), parent)
    label.setObjectName("articleProvenance")
    label.setProperty("kind", "muted")
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


def _lines(article: Article) -> list[str]:
    say, came = QCoreApplication.translate, article.provenance
    retrieved = ""
    if came.retrieved_ms is not None:
        at = QDateTime.fromMSecsSinceEpoch(came.retrieved_ms)
        retrieved = QLocale().toString(at, QLocale.FormatType.LongFormat)
    read = ", ".join(filter(None, (came.reader, came.encoding)))
    pairs = (
        (say("Provenance", "File"), came.file_name or ""),
        (say("Provenance", "Path as given"), came.path or ""),
        (say("Provenance", "Read on"), retrieved),
        (say("Provenance", "Reader"), read),
        (say("Provenance", "SHA-256 of the original"), _parted(article.original_sha256 or "")),
        (say("Provenance", "SHA-256 of the text"), _parted(article.text_sha256)),
    )
    return [f"{name}: {isolate(value)}" for name, value in pairs if value]


def _parted(sha256: str) -> str:
    """Return a hash such that a line may end within it."""
    return " ".join(sha256[at : at + 16] for at in range(0, len(sha256), 16))
