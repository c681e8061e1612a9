"""The table of all actions: menus, toolbar, palette, keys and the manual are made from it."""

from __future__ import annotations

from reader_app.ui.actions.action_spec import ActionSpec, Fact
from reader_app.ui.actions.judging_actions import JUDGING
from reader_app.ui.actions.page_view_actions import PAGE_VIEW
from reader_app.ui.actions.reading_actions import COPY_AND_FIND, PRINTING, SETTING
from reader_app.ui.actions.translation import QT_TRANSLATE_NOOP
from reader_app.ui.actions.working_actions import ACROSS, ARTICLE, FINDING, PANELS, PROJECT_NOTES

_OPEN = frozenset({Fact.PROJECT})
_WRITE = frozenset({Fact.PROJECT, Fact.WRITABLE})
_READ = frozenset({Fact.PROJECT, Fact.ARTICLE})
_MARKS = frozenset({Fact.PROJECT, Fact.ARTICLE, Fact.MARKS})
_TAG = frozenset({Fact.PROJECT, Fact.WRITABLE, Fact.ARTICLE})
_CHANGE = _TAG | {Fact.MARKS}
_IDLE = frozenset({Fact.IDLE})

PINS = 9

_PROJECT = (
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
        "project.export",
        QT_TRANSLATE_NOOP("Actions", "&Export tagged spans…"),
        "project",
        2,
        keys=("Ctrl+E",),
        icon="export",
        needs=_OPEN | _IDLE,
    ),
    *PROJECT_NOTES,
    ActionSpec(
        "project.quit",
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        "project",
        3,
        keys=("Ctrl+Q",),
    ),
)

_EDIT = (
    ActionSpec(
        "edit.undo",
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        "edit",
        keys=("Ctrl+Z",),
        icon="undo",
        needs=_WRITE | _IDLE | {Fact.UNDO},
    ),
    ActionSpec(
        "edit.redo",
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        "edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
        needs=_WRITE | _IDLE | {Fact.REDO},
    ),
    ActionSpec(
        "edit.paste",
        QT_TRANSLATE_NOOP("Actions", "&Paste as an article"),
        "edit",
        1,
        keys=("Ctrl+V",),
        icon="article",
        needs=_IDLE,
    ),
    *COPY_AND_FIND,
    ActionSpec(
        "edit.keys",
        QT_TRANSLATE_NOOP("Actions", "&Keys…"),
        "edit",
        3,
        icon="keyboard",
        tip=QT_TRANSLATE_NOOP("Actions", "See all keys, and choose others"),
    ),
    ActionSpec(
        "edit.analyst",
        QT_TRANSLATE_NOOP("Actions", "Your &name…"),
        "edit",
        3,
        icon="analyst",
        tip=QT_TRANSLATE_NOOP("Actions", "The name that stands on what you mark"),
    ),
)

_VIEW = (
    ActionSpec(
        "view.library",
        QT_TRANSLATE_NOOP("Actions", "&Library"),
        "view",
        keys=("Ctrl+1",),
        icon="library",
        needs=_OPEN,
        checkable=True,
    ),
    ActionSpec(
        "view.annotations",
        QT_TRANSLATE_NOOP("Actions", "&Annotations"),
        "view",
        keys=("Ctrl+2",),
        icon="note",
        needs=_OPEN,
        checkable=True,
    ),
    ActionSpec(
        "view.codebook",
        QT_TRANSLATE_NOOP("Actions", "&Codebook"),
        "view",
        keys=("Ctrl+3",),
        icon="codebook",
        needs=_OPEN,
        checkable=True,
    ),
    *PANELS,
    ActionSpec(
        "view.next_pane",
        QT_TRANSLATE_NOOP("Actions", "&Next pane"),
        "view",
        1,
        keys=("F6",),
        needs=_OPEN,
    ),
    ActionSpec(
        "view.previous_pane",
        QT_TRANSLATE_NOOP("Actions", "&Previous pane"),
        "view",
        1,
        keys=("Shift+F6",),
        needs=_OPEN,
    ),
    *SETTING,
    *PAGE_VIEW,
    ActionSpec(
        "view.larger",
        QT_TRANSLATE_NOOP("Actions", "L&arger letters"),
        "view",
        2,
        keys=("Ctrl++", "Ctrl+="),
        icon="text-size",
        needs=_READ,
    ),
    ActionSpec(
        "view.smaller",
        QT_TRANSLATE_NOOP("Actions", "&Smaller letters"),
        "view",
        2,
        keys=("Ctrl+-",),
        needs=_READ,
    ),
    ActionSpec(
        "view.own_size",
        QT_TRANSLATE_NOOP("Actions", "Letters as at &first"),
        "view",
        2,
        keys=("Ctrl+0",),
        needs=_READ,
    ),
    ActionSpec(
        "view.full_screen",
        QT_TRANSLATE_NOOP("Actions", "&Full screen"),
        "view",
        3,
        keys=("F11",),
        checkable=True,
    ),
)

_ARTICLE = (
    ActionSpec(
        "article.next_highlight",
        QT_TRANSLATE_NOOP("Actions", "&Next highlight"),
        "article",
        keys=("J",),
        needs=_MARKS,
        page_only=True,
    ),
    ActionSpec(
        "article.previous_highlight",
        QT_TRANSLATE_NOOP("Actions", "&Previous highlight"),
        "article",
        keys=("K",),
        needs=_MARKS,
        page_only=True,
    ),
    ActionSpec(
        "article.back",
        QT_TRANSLATE_NOOP("Actions", "&Back"),
        "article",
        1,
        keys=("Alt+Left",),
        needs=_OPEN | {Fact.BACK},
    ),
    ActionSpec(
        "article.forward",
        QT_TRANSLATE_NOOP("Actions", "&Forward"),
        "article",
        1,
        keys=("Alt+Right",),
        needs=_OPEN | {Fact.FORWARD},
    ),
    *PRINTING,
    *ARTICLE,
    ActionSpec(
        "article.delete",
        QT_TRANSLATE_NOOP("Actions", "&Delete article…"),
        "article",
        3,
        icon="delete",
        needs=_TAG | _IDLE,
    ),
)

_TAGGING = (
    ActionSpec(
        "tag.tag",
        QT_TRANSLATE_NOOP("Actions", "&Tag"),
        "tag",
        keys=("T", "Return", "Enter"),
        icon="tag",
        needs=_TAG,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Tag the selected words"),
    ),
    ActionSpec(
        "tag.again",
        QT_TRANSLATE_NOOP("Actions", "Use the last tag &again"),
        "tag",
        keys=("R",),
        needs=_TAG | {Fact.LAST_TAG},
        page_only=True,
    ),
    ActionSpec(
        "tag.highlight",
        QT_TRANSLATE_NOOP("Actions", "&Highlight"),
        "tag",
        keys=("H",),
        icon="highlight",
        needs=_TAG,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Highlight the selected words without a tag"),
    ),
    ActionSpec(
        "tag.note",
        QT_TRANSLATE_NOOP("Actions", "&Note"),
        "tag",
        keys=("N",),
        icon="note",
        needs=_TAG,
        page_only=True,
        tip=QT_TRANSLATE_NOOP("Actions", "Write a note on the selected words"),
    ),
    *JUDGING,
    *(
        ActionSpec(
            f"tag.start_{way}{'_word' if words else ''}",
            text,
            "tag",
            1,
            keys=(keys,),
            needs=_CHANGE,
            page_only=True,
        )
        for way, words, keys, text in (
            ("earlier", False, "[", QT_TRANSLATE_NOOP("Actions", "Start one letter earlier")),
            ("earlier", True, "Shift+[", QT_TRANSLATE_NOOP("Actions", "Start one word earlier")),
            ("later", False, "Alt+[", QT_TRANSLATE_NOOP("Actions", "Start one letter later")),
            ("later", True, "Alt+Shift+[", QT_TRANSLATE_NOOP("Actions", "Start one word later")),
        )
    ),
    *(
        ActionSpec(
            f"tag.end_{way}{'_word' if words else ''}",
            text,
            "tag",
            1,
            keys=(keys,),
            needs=_CHANGE,
            page_only=True,
        )
        for way, words, keys, text in (
            ("later", False, "]", QT_TRANSLATE_NOOP("Actions", "End one letter later")),
            ("later", True, "Shift+]", QT_TRANSLATE_NOOP("Actions", "End one word later")),
            ("earlier", False, "Alt+]", QT_TRANSLATE_NOOP("Actions", "End one letter earlier")),
            ("earlier", True, "Alt+Shift+]", QT_TRANSLATE_NOOP("Actions", "End one word earlier")),
        )
    ),
    ActionSpec(
        "tag.delete",
        QT_TRANSLATE_NOOP("Actions", "&Delete highlight"),
        "tag",
        2,
        keys=("Del", "Backspace"),
        icon="delete",
        needs=_CHANGE,
        page_only=True,
    ),
    ActionSpec(
        "tag.new",
        QT_TRANSLATE_NOOP("Actions", "Ne&w tag in the codebook"),
        "tag",
        3,
        icon="codebook",
        needs=_WRITE,
    ),
    *(
        ActionSpec(
            f"tag.pin_{slot}",
            QT_TRANSLATE_NOOP("Actions", "Pinned tag %1"),
            "tag",
            3,
            keys=(str(slot),),
            icon="pin",
            needs=_TAG,
            page_only=True,
            number=slot,
        )
        for slot in range(1, PINS + 1)
    ),
    *FINDING,
)

_HELP = (
    ActionSpec(
        "help.commands",
        QT_TRANSLATE_NOOP("Actions", "&Find a command…"),
        "help",
        keys=("Ctrl+K",),
        icon="search",
    ),
    ActionSpec(
        "help.about",
        QT_TRANSLATE_NOOP("Actions", "&About Reader"),
        "help",
        1,
        icon="info",
    ),
)

ACTIONS: tuple[ActionSpec, ...] = (
    *_PROJECT,
    *_EDIT,
    *_VIEW,
    *_ARTICLE,
    *_TAGGING,
    *ACROSS,
    *_HELP,
)
