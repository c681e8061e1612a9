"""S, then F, C, A or J: the sheet on which a highlight's kind of statement is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal

from reader_app.ui.grading.statements import STATEMENTS, statement_name
from reader_app.ui.palettes.choice_popup import ChoicePopup
from reader_app.ui.palettes.choice_rows import ChoiceRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader_app.core.judgements import Statement
    from reader_app.ui.theme.theme import Theme


class StatementPopup(ChoicePopup):
    """Offers the four kinds, and none."""

    chosen = Signal(str)
    """The `Statement`; the popup has closed before."""

    def __init__(self, parent: QWidget) -> None:
        hints = (
            ("Del", self.tr("None")),
            ("Esc", self.tr("Close")),
        )
        super().__init__(parent, "statement_popup", hints)
        self.setAccessibleName(self.tr("Kind of statement"))

    def open_for(self, now: Statement, anchor: QRect, theme: Theme) -> None:
        """Open beside a rectangle in global coordinates; `now` is the kind said already."""
        more: dict[Statement, str] = {
            "fact": self.tr("The article reports it as so"),
            "claim": self.tr("Someone says so"),
            "assumption": self.tr("Taken as so, not shown"),
            "judgement": self.tr("What you conclude yourself"),
        }
        rows = [
            ChoiceRow(key, statement_name(kind), more[kind], kind, is_now=kind == now)
            for kind, (key, _) in STATEMENTS.items()
        ]
        self.show_rows(self.tr("Kind of statement"), rows)
        self.open_with(anchor, theme)

    def take(self, row: ChoiceRow) -> None:
        """Tell what was chosen."""
        self.close_popup()
        self.chosen.emit(row.value)

    def heard(self, key: Qt.Key) -> bool:
        """Take the kind back."""
        if key not in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            return False
        self.close_popup()
        self.chosen.emit("")
        return True
