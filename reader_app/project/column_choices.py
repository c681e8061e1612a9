"""What the columns of tables of articles hold, as the user chose it for each set of columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader_app.formats.articles.columns import NAMED
from reader_app.formats.articles.several import ColumnChoice

if TYPE_CHECKING:
    from reader_app.project.settings import Settings

_MOST = 50


def kept_choices(settings: Settings) -> tuple[ColumnChoice, ...]:
    """Return what was chosen before, the latest first; what cannot be read is left out."""
    return tuple(choice for text in settings.column_choices for choice in _read(text))


def keep_choice(settings: Settings, choice: ColumnChoice) -> tuple[ColumnChoice, ...]:
    """Keep a choice in place of the one for the same columns; return all that are kept."""
    rest = [each for each in kept_choices(settings) if set(each.names) != set(choice.names)]
    kept = (choice, *rest)[:_MOST]
    settings.set_column_choices([json.dumps([it.names, it.columns]) for it in kept])
    return kept


def _read(text: str) -> tuple[ColumnChoice, ...]:
    """Return the choice that a text is; empty where it is none, or gives the text no column."""
    try:
        names, pairs = json.loads(text)
        columns = tuple((str(field), str(column)) for field, column in pairs)
        names = tuple(map(str, names))
    except (ValueError, TypeError):
        return ()
    fields, used = {field for field, _ in columns}, {column for _, column in columns}
    fits = "text" in fields and fields <= set(NAMED) and used <= set(names)
    return (ColumnChoice(names, columns),) if fits else ()
