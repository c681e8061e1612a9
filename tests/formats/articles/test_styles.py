"""Does the reader see the structure that people see, in many outlets' styles?"""

import re

import pytest

from reader_app.formats.articles.reading import read_article
from tests.formats.articles.styles import STYLES

LINE = re.compile(r"(?P<kind>[a-z ]*)(?:=(?P<repeats>\d+))? *\| ?(?P<words>.*)")


def unmarked(example: str) -> tuple[str, list[tuple[str, int | None]]]:
    lines: list[str] = []
    roles: list[tuple[str, int | None]] = []
    for line in example.strip("\n").split("\n"):
        match = LINE.fullmatch(line)
        if match is None:
            lines.append("")
            continue
        lines.append(match["words"])
        if match["kind"].strip():
            repeats = match["repeats"]
            roles.append((match["kind"].strip(), int(repeats) if repeats else None))
    return "\n".join(lines), roles


@pytest.mark.parametrize("style", STYLES)
def test_every_block_has_the_role_that_a_reader_sees(style: str) -> None:
    text, roles = unmarked(STYLES[style])
    draft = read_article(text.encode(), name="article.txt")
    found = [(block.kind, block.repeats) for block in draft.blocks]
    shown = [
        (*role, draft.text[b.start : b.end][:50])
        for role, b in zip(found, draft.blocks, strict=True)
    ]
    assert found == roles, shown
    assert draft.text == text
