"""Write the tables of keys and columns into docs/manual.md, from the program's own tables."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from reader_app.formats.exchange.columns import COLUMNS
from reader_app.ui.actions.key_table import key_table

MANUAL = Path(__file__).resolve().parent.parent / "docs" / "manual.md"


def filled(manual: str) -> str:
    """Return the manual's text with both tables as they have to be now."""
    return _with_table(_with_table(manual, "Column", column_table()), "Menu", key_table())


def column_table() -> str:
    """Return the columns of an export as a Markdown table."""
    rows = [f"| `{column.name}` | {column.title} |\n" for column in COLUMNS.values()]
    return "| Column | Holds |\n|---|---|\n" + "".join(rows)


def _with_table(manual: str, first_heading: str, table: str) -> str:
    return re.sub(
        rf"^\| {first_heading} \|.*\n(\|.*\n)*", lambda _: table, manual, flags=re.MULTILINE
    )


def main() -> int:
    """Write the manual where a table has changed."""
    application = QApplication([])
    MANUAL.write_text(filled(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
