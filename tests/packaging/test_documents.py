"""The documents say what the program does, and lead to what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent.parent
MANUAL = (TOP / "docs" / "manual.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*TOP.glob("*.md"), *TOP.glob("docs/**/*.md"), *TOP.glob("packaging/*.md")])
LINK = re.compile(r"\]\((?!\w+:|#)([^)#]+)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(TOP).as_posix())
def test_every_link_to_a_file_leads_somewhere(document: Path):
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_manual_has_every_command():
    from reader_app.cli import main as cli

    named = {
        name: f"`reader-app {name} {'PROJECT' if each.of_project else ''}"
        for name, each in cli.COMMANDS.items()
    }
    assert [name for name, start in named.items() if start not in MANUAL] == []


def test_the_manual_has_every_key_and_column(qapp):
    import manual_tables

    assert manual_tables.filled(MANUAL) == MANUAL, "run packaging/dev.py manual"


def test_the_readme_has_the_two_commands_alone_in_a_block():
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```\n(.*?)```", readme, re.DOTALL)
    assert blocks == ["python3 packaging/dev.py run\npython3 packaging/dev.py test\n"]
