"""The table of actions: names, keys, and what is made from it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence

from reader_app.core.resources import resource_path
from reader_app.ui.actions.action_table import ACTIONS
from reader_app.ui.actions.kept_keys import joined, parted
from reader_app.ui.actions.key_table import in_menus, key_table


def test_no_two_actions_share_a_name_or_a_key() -> None:
    assert max(Counter(spec.name for spec in ACTIONS).values()) == 1
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)
    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_keys_without_a_modifier_are_heard_on_the_page_alone() -> None:
    for spec in ACTIONS:
        for key in spec.keys:
            plain = "+" not in key and not key.startswith("F")
            assert not plain or spec.page_only, spec.name


def test_every_icon_is_there() -> None:
    for spec in ACTIONS:
        assert not spec.icon or resource_path("icons", f"{spec.icon}.svg").is_file(), spec.name


def test_the_key_table_lists_every_key() -> None:
    table = key_table()
    for spec in ACTIONS:
        assert all(f"`{key}`" in table for key in spec.keys)
    assert "| Tag | Tag | `T`, `Return`, `Enter` | on the page |" in table


def test_every_action_stands_in_one_menu() -> None:
    names = [spec.name for _, specs in in_menus() for spec in specs]
    assert sorted(names) == sorted(spec.name for spec in ACTIONS)


def test_kept_keys_come_back_as_they_were() -> None:
    keys = {"tag.tag": ("T", "Return"), "tag.start_earlier": ("[",), "edit.undo": ()}
    assert parted(joined(keys)) == keys
