"""What is shown while no project is open: ways to begin, recent projects, four keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader_app.project.labels import isolate
from reader_app.ui.palettes.key_hints import key_cap
from reader_app.ui.theme.fonts import page_font
from reader_app.ui.theme.icons import pixmap
from reader_app.ui.theme.plain_words import PlainLabel, plain_tip
from reader_app.ui.window.welcome_card import WelcomeCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader_app.ui.actions.action_set import ActionSet
    from reader_app.ui.theme.theme import Theme

_WIDTH = 928
_COLUMN = 440
_SHOWN = 5


class WelcomePage(QScrollArea):
    """Leads to the first article in one click."""

    project_chosen = Signal(object)
    """The `Path` of a recent project."""

    def __init__(self, actions: ActionSet, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome_page")
        self.setAccessibleName(self.tr("Welcome"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._actions = actions
        self._theme = theme
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self.cards = self._made_cards()
        self.setWidget(self._laid_out())
        self.setFocusProxy(self.cards[0])
        self.set_theme(theme)

    def _made_cards(self) -> tuple[WelcomeCard, ...]:
        wanted = (
            ("project.sample", "sample", self.tr("Open the sample"),
             self.tr("Three short articles and a codebook to try things on")),
            ("project.import", "import", self.tr("Import articles"),
             self.tr("Text, web pages, PDF, Word, mail, or a whole folder")),
            ("project.open", "open-project", self.tr("Open project"),
             self.tr("A .reader file, from you or a colleague")),
        )  # fmt: skip
        cards: list[WelcomeCard] = []
        for name, symbol, title, line in wanted:
            key = self._actions.keys(name)[:1]
            card = WelcomeCard(symbol, title, line, "".join(key), self)
            card.setObjectName(f"welcome_{name.partition('.')[2]}")
            card.clicked.connect(self._actions[name].trigger)
            cards.append(card)
        cards[0].set_primary(primary=True)
        return tuple(cards)

    def _laid_out(self) -> QWidget:
        page = QWidget(self)
        page.setProperty("kind", "page")
        inside = QWidget(page)
        inside.setMaximumWidth(_WIDTH)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 32)
        grid.setHorizontalSpacing(48)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._heading(), 0, 0, 1, 2)
        grid.addLayout(self._ways(), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._beside(), 1, 1, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inside, 20)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.addStretch(3)
        column.addLayout(row)
        column.addStretch(5)
        return page

    def _heading(self) -> QWidget:
        heading = QWidget(self)
        column = QVBoxLayout(heading)
        column.setContentsMargins(0, 0, 0, 32)
        title = PlainLabel(self.tr("Read closely. Tag exactly."), heading)
        title.setFont(page_font("latin", "title", 36))
        lead = PlainLabel(
            self.tr(
                "Open articles, mark the words that matter, and hand over a spreadsheet\n"
                "in which every quote is exact. Nothing leaves this computer."
            ),
            heading,
        )
        lead.setFont(page_font("latin", "body", 17))
        lead.setProperty("kind", "muted")
        lead.setWordWrap(True)
        column.addWidget(title)
        column.addWidget(lead)
        return heading

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(12)
        for card in self.cards:
            column.addWidget(card)
        drop = PlainLabel(
            self.tr(
                "Or drop files or a folder anywhere in this window.\n"
                "They are copied into a new project; the originals stay as they are."
            ),
            self,
        )
        drop.setObjectName("drop_zone")
        drop.setProperty("kind", "drop")
        drop.setAlignment(Qt.AlignmentFlag.AlignCenter)
        drop.setFixedHeight(88)
        column.addSpacing(4)
        column.addWidget(drop)
        return column

    def _beside(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._head(self.tr("Recent projects")))
        column.addLayout(self._recent)
        column.addSpacing(32)
        column.addWidget(self._head(self.tr("Four keys to begin with")))
        column.addSpacing(8)
        first = (
            ("tag.tag",), ("tag.again",),
            ("article.next_highlight", "article.previous_highlight"), ("help.commands",),
        )  # fmt: skip
        words = (
            self.tr("Tag the selected words"),
            self.tr("Use the last tag again"),
            self.tr("Next and previous highlight"),
            self.tr("Find any command by name"),
        )
        for names, line in zip(first, words, strict=True):
            column.addLayout(self._key_line(names, line))
        return column

    def _head(self, text: str) -> QWidget:
        head = PlainLabel(text, self)
        head.setProperty("kind", "section")
        head.setFixedHeight(32)
        return head

    def _key_line(self, names: Sequence[str], words: str) -> QHBoxLayout:
        keys = QHBoxLayout()
        keys.setSpacing(4)
        for name in names:
            for key in self._actions.keys(name)[:1]:
                keys.addWidget(key_cap(key, self))
        keys.addStretch()
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.addLayout(keys, 1)
        row.addWidget(PlainLabel(words, self), 5)
        return row

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the recent projects that are still where they were."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        there = [path for path in paths if path.is_file()][:_SHOWN]
        for path in there:
            self._recent.addWidget(self._recent_row(path))
        if not there:
            none = PlainLabel(self.tr("Projects that you open will be listed here."), self)
            none.setProperty("kind", "muted")
            none.setFixedHeight(44)
            self._recent.addWidget(none)

    def _recent_row(self, path: Path) -> QPushButton:
        row = QPushButton(self)
        row.setObjectName("recent_project")
        row.setProperty("kind", "row")
        row.setAccessibleName(path.stem)
        row.setAccessibleDescription(str(path))
        row.setToolTip(plain_tip(str(path)))
        row.setFixedHeight(48)
        row.clicked.connect(lambda _checked=False: self.project_chosen.emit(path))
        icon, name, where, when = (PlainLabel(row) for _ in range(4))
        icon.setPixmap(pixmap("folder", self._theme, "text_muted"))
        name.setText(isolate(path.stem))
        name.setProperty("kind", "heading")
        where.setText(" › ".join(_short_folder(path.parent)))
        when.setText(_day(path))
        for label in (where, when):
            label.setProperty("kind", "small")
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(icon, 0, 0, 2, 1)
        grid.addWidget(name, 0, 1)
        grid.addWidget(where, 1, 1)
        grid.addWidget(when, 0, 2, 2, 1)
        grid.setColumnStretch(1, 1)
        for label in (icon, name, where, when):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return row

    def set_theme(self, theme: Theme) -> None:
        """Take a theme's colours."""
        self._theme = theme
        for card in self.cards:
            card.set_theme(theme)


def _short_folder(folder: Path) -> tuple[str, ...]:
    """Return the folder's last two names below the user's own folder."""
    home = Path.home()
    parts = folder.relative_to(home).parts if folder.is_relative_to(home) else folder.parts
    return parts[-2:] or (home.name,)


def _day(path: Path) -> str:
    """Return when a file was changed last, in words as short as can be."""
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().date()
    today = datetime.now(UTC).astimezone().date()
    if changed == today:
        return QCoreApplication.translate("WelcomePage", "Today")
    if changed == today - timedelta(days=1):
        return QCoreApplication.translate("WelcomePage", "Yesterday")
    pattern = "d MMM" if changed.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(changed.year, changed.month, changed.day), pattern)
