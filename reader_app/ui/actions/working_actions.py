"""More of the table of actions: history, finding again, reading status, details and notes."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP

_OPEN = frozenset({Fact.PROJECT})
_READ = frozenset({Fact.PROJECT, Fact.ARTICLE})
_WRITE = frozenset({Fact.PROJECT, Fact.WRITABLE})
_MARK = _WRITE | {Fact.ARTICLE}

PROJECT_NOTES = (
    ActionSpec(
        "project.notes",
        QT_TRANSLATE_NOOP("Actions", "Project no&tes…"),
        "project",
        2,
        icon="note",
        needs=_OPEN,
    ),
    ActionSpec(
        "project.analyst",
        QT_TRANSLATE_NOOP("Actions", "S&witch analyst…"),
        "project",
        2,
        icon="analyst",
        needs=_OPEN | {Fact.IDLE},
        tip=QT_TRANSLATE_NOOP("Actions", "Work on in the project as somebody else"),
    ),
    ActionSpec(
        "project.place",
        QT_TRANSLATE_NOOP("Actions", "Whe&re the project lies…"),
        "project",
        2,
        needs=_OPEN | {Fact.IDLE},
        tip=QT_TRANSLATE_NOOP("Actions", "Work in a copy on this machine, or in the file itself"),
    ),
    ActionSpec(
        "project.scales",
        QT_TRANSLATE_NOOP("Actions", "Own sca&les…"),
        "project",
        2,
        icon="grade",
        needs=_OPEN | {Fact.IDLE},
        tip=QT_TRANSLATE_NOOP("Actions", "Make and change scales to grade by"),
    ),
)

PANELS = (
    ActionSpec(
        "view.history",
        QT_TRANSLATE_NOOP("Actions", "&History"),
        "view",
        keys=("Ctrl+H",),
        icon="history",
        needs=_OPEN,
        checkable=True,
    ),
    ActionSpec(
        "view.review",
        QT_TRANSLATE_NOOP("Actions", "&Review list"),
        "view",
        keys=("Ctrl+4",),
        icon="check",
        needs=_OPEN,
        checkable=True,
    ),
    ActionSpec(
        "view.selected_span",
        QT_TRANSLATE_NOOP("Actions", "Selecte&d span"),
        "view",
        keys=("Ctrl+5",),
        icon="spans-table",
        needs=_OPEN,
        checkable=True,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Show the current row of the table of tagged spans in full"
        ),
    ),
    ActionSpec(
        "view.search",
        QT_TRANSLATE_NOOP("Actions", "Search res&ults"),
        "view",
        icon="search",
        needs=_OPEN,
        checkable=True,
    ),
)

ARTICLE = (
    ActionSpec(
        "article.done",
        QT_TRANSLATE_NOOP("Actions", "D&one, next unread"),
        "article",
        2,
        keys=("Ctrl+D",),
        icon="check",
        needs=_MARK,
        tip=QT_TRANSLATE_NOOP("Actions", "Mark the article as done and open the next new one"),
    ),
    ActionSpec(
        "article.status_new",
        QT_TRANSLATE_NOOP("Actions", "Mark as &unread"),
        "article",
        2,
        needs=_MARK,
    ),
    ActionSpec(
        "article.status_reading",
        QT_TRANSLATE_NOOP("Actions", "Mark as being &read"),
        "article",
        2,
        needs=_MARK,
    ),
    ActionSpec(
        "article.status_done",
        QT_TRANSLATE_NOOP("Actions", "&Mark as done"),
        "article",
        2,
        needs=_MARK,
    ),
    ActionSpec(
        "article.status_skipped",
        QT_TRANSLATE_NOOP("Actions", "Mark as &skipped"),
        "article",
        2,
        needs=_MARK,
    ),
    ActionSpec(
        "article.details",
        QT_TRANSLATE_NOOP("Actions", "&Article details…"),
        "article",
        3,
        keys=("Alt+Return",),
        icon="info",
        needs=_READ,
    ),
    ActionSpec(
        "article.copies",
        QT_TRANSLATE_NOOP("Actions", "Co&pies of this article…"),
        "article",
        3,
        icon="duplicate",
        needs=_READ | {Fact.IDLE},
        tip=QT_TRANSLATE_NOOP("Actions", "Articles of mostly the same words, beside this one"),
    ),
    ActionSpec(
        "article.correct",
        QT_TRANSLATE_NOOP("Actions", "&Correct the text…"),
        "article",
        3,
        needs=_MARK | {Fact.IDLE},
        tip=QT_TRANSLATE_NOOP("Actions", "Edit the text; highlights stay on their words"),
    ),
    ActionSpec(
        "article.read_again",
        QT_TRANSLATE_NOOP("Actions", "Read a&gain with…"),
        "article",
        3,
        needs=_MARK | {Fact.IDLE},
        tip=QT_TRANSLATE_NOOP("Actions", "Read the original by another reader or encoding"),
    ),
    ActionSpec(
        "article.lost",
        QT_TRANSLATE_NOOP("Actions", "&Lost places…"),
        "article",
        3,
        icon="lost-place",
        needs=_READ,
        tip=QT_TRANSLATE_NOOP("Actions", "Highlights whose words a correction took"),
    ),
    ActionSpec(
        "article.original",
        QT_TRANSLATE_NOOP("Actions", "Show &original…"),
        "article",
        3,
        icon="original",
        needs=_READ,
        tip=QT_TRANSLATE_NOOP("Actions", "Open a copy of what the article came as"),
    ),
    ActionSpec(
        "article.verify",
        QT_TRANSLATE_NOOP("Actions", "&Verify text and original"),
        "article",
        3,
        icon="check",
        needs=_READ,
        tip=QT_TRANSLATE_NOOP("Actions", "Compare both with the SHA-256 they came with"),
    ),
)

FINDING = (
    ActionSpec(
        "tag.find",
        QT_TRANSLATE_NOOP("Actions", "&Find these words again…"),
        "tag",
        4,
        keys=("Ctrl+G",),
        icon="search",
        needs=_MARK,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "List where the selected words stand, to tag them there too"
        ),
    ),
)

ACROSS = (
    ActionSpec(
        "across.search",
        QT_TRANSLATE_NOOP("Actions", "&Search all articles"),
        "across",
        keys=("Ctrl+Shift+F",),
        icon="search",
        needs=_OPEN,
    ),
    ActionSpec(
        "across.search_order",
        QT_TRANSLATE_NOOP("Actions", "&Best matches first"),
        "across",
        keys=("Ctrl+Shift+R",),
        needs=_OPEN,
        checkable=True,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "List what a search finds by how well it fits, not by date"
        ),
    ),
    ActionSpec(
        "across.saved_searches",
        QT_TRANSLATE_NOOP("Actions", "Sa&ved searches…"),
        "across",
        keys=("Ctrl+Shift+S",),
        needs=_OPEN,
        tip=QT_TRANSLATE_NOOP("Actions", "Choose a search by its name, or save this one"),
    ),
    ActionSpec(
        "across.tag_hits",
        QT_TRANSLATE_NOOP("Actions", "Tag &all places found…"),
        "across",
        keys=("Ctrl+Shift+G",),
        icon="tag",
        needs=_WRITE,
        tip=QT_TRANSLATE_NOOP(
            "Actions", "List where the search found its words, to tag them there"
        ),
    ),
    ActionSpec(
        "across.filter",
        QT_TRANSLATE_NOOP("Actions", "&Filter the library"),
        "across",
        keys=("Ctrl+L",),
        icon="filter",
        needs=_OPEN,
        tip=QT_TRANSLATE_NOOP("Actions", "By words, tag:, outlet:, date:, status: and so on"),
    ),
    ActionSpec(
        "across.lists",
        QT_TRANSLATE_NOOP("Actions", "&Lists of the library…"),
        "across",
        keys=("Ctrl+Shift+L",),
        icon="folder",
        needs=_OPEN,
        tip=QT_TRANSLATE_NOOP("Actions", "Filters that were kept under a name"),
    ),
    ActionSpec(
        "across.spans",
        QT_TRANSLATE_NOOP("Actions", "&Tagged spans"),
        "across",
        keys=("Ctrl+Shift+T",),
        icon="spans-table",
        needs=_OPEN,
        tip=QT_TRANSLATE_NOOP("Actions", "All that is marked in the project, as a table"),
    ),
    ActionSpec(
        "across.overview",
        QT_TRANSLATE_NOOP("Actions", "&Overview"),
        "across",
        keys=("Ctrl+Shift+O",),
        icon="matrix",
        needs=_OPEN,
        tip=QT_TRANSLATE_NOOP("Actions", "Counts by tag, outlet, month; tags that stand together"),
    ),
)
