"""What is done with whole projects: new, open, import, export."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.actions.working_actions import PROJECT_NOTES

_OPEN = frozenset({Fact.PROJECT})
_IDLE = frozenset({Fact.IDLE})
PROJECT = (
    ActionSpec(
        "project.new",
        QT_TRANSLATE_NOOP("Actions", "&New project…"),
        "project",
        keys=("Ctrl+N",),
        icon="plus",
        needs=_IDLE,
    ),
    ActionSpec(
        "project.open",
        QT_TRANSLATE_NOOP("Actions", "&Open project…"),
        "project",
        keys=("Ctrl+O",),
        icon="open-project",
        needs=_IDLE,
    ),
    ActionSpec(
        "project.sample",
        QT_TRANSLATE_NOOP("Actions", "Open the &sample"),
        "project",
        icon="sample",
        needs=_IDLE,
    ),
    ActionSpec(
        "project.close",
        QT_TRANSLATE_NOOP("Actions", "&Close project"),
        "project",
        needs=_OPEN | _IDLE,
    ),
    ActionSpec(
        "project.import",
        QT_TRANSLATE_NOOP("Actions", "&Import articles…"),
        "project",
        1,
        keys=("Ctrl+I",),
        icon="import",
        needs=_IDLE,
    ),
    ActionSpec(
        "project.import_folder",
        QT_TRANSLATE_NOOP("Actions", "Import a &folder…"),
        "project",
        1,
        keys=("Ctrl+Shift+I",),
        icon="folder",
        needs=_IDLE,
    ),
    ActionSpec(
        "project.import_looked",
        QT_TRANSLATE_NOOP("Actions", "Loo&k at files, then import…"),
        "project",
        1,
        needs=_IDLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Show what is in the files before they come in"),
    ),
    ActionSpec(
        "project.import_chapters",
        QT_TRANSLATE_NOOP("Actions", "Import a &book by chapters…"),
        "project",
        1,
        needs=_IDLE,
        tip=QT_TRANSLATE_NOOP("Actions", "Take each chapter of an EPUB book as an article"),
    ),
    ActionSpec(
        "project.import_address",
        QT_TRANSLATE_NOOP("Actions", "Import a &web address…"),
        "project",
        1,
        needs=_IDLE,
    ),
    ActionSpec(
        "project.last_import",
        QT_TRANSLATE_NOOP("Actions", "&Last import…"),
        "project",
        1,
        needs=_OPEN | _IDLE,
    ),
    ActionSpec(
        "project.export",
        QT_TRANSLATE_NOOP("Actions", "&Export tagged spans…"),
        "project",
        2,
        keys=("Ctrl+E",),
        icon="export",
        needs=_OPEN | _IDLE,
    ),
    ActionSpec(
        "project.export_again",
        QT_TRANSLATE_NOOP("Actions", "Export &once more"),
        "project",
        2,
        keys=("Ctrl+Shift+E",),
        needs=_OPEN | _IDLE,
    ),
    *PROJECT_NOTES,
    ActionSpec(
        "project.save_copy",
        QT_TRANSLATE_NOOP("Actions", "Save a cop&y…"),
        "project",
        2,
        needs=_OPEN | _IDLE,
    ),
    ActionSpec(
        "project.restore",
        QT_TRANSLATE_NOOP("Actions", "Restore a &backup…"),
        "project",
        2,
        needs=_IDLE,
    ),
    ActionSpec(
        "project.repair",
        QT_TRANSLATE_NOOP("Actions", "Sa&ve what can be read of a damaged project…"),
        "project",
        2,
        needs=_IDLE,
    ),
    ActionSpec(
        "project.check",
        QT_TRANSLATE_NOOP("Actions", "C&heck the project"),
        "project",
        2,
        needs=_OPEN | _IDLE,
    ),
    ActionSpec(
        "project.quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        "project",
        3,
        keys=("Ctrl+Q",),
    ),
)
