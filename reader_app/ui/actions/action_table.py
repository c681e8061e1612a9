"""The table of all actions: menus, toolbar, palette, keys and the manual are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.ui.actions.article_actions import READING
from reader_app.ui.actions.edit_actions import EDIT
from reader_app.ui.actions.help_actions import HELP
from reader_app.ui.actions.project_actions import PROJECT
from reader_app.ui.actions.tagging_actions import TAGGING
from reader_app.ui.actions.view_actions import VIEW
from reader_app.ui.actions.working_actions import ACROSS

if TYPE_CHECKING:
    from reader_app.ui.actions.action_spec import ActionSpec

ACTIONS: tuple[ActionSpec, ...] = (
    *PROJECT,
    *EDIT,
    *VIEW,
    *READING,
    *TAGGING,
    *ACROSS,
    *HELP,
)
