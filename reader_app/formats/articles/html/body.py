"""Mends the choice of the article's body: one container, its pieces, and what stands before it.

Works on general marks of pages alone: where the text's mass lies, links, tags, class names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader_app.formats.articles.html.additions import (
    add_alike,
    add_headings,
    add_quotes,
    add_tables,
    drop_repeats,
)
from reader_app.formats.articles.html.furniture import LINKED, is_caption, is_furniture
from reader_app.formats.articles.nodes import Node, tag_of

if TYPE_CHECKING:
    from reader_app.formats.articles.html.lines import Line
    from reader_app.formats.articles.html.page import Page

MASS = 0.8
"""Share of the chosen text that the body's container must hold."""
WIDENING = 3
"""How far out from the container its twins are looked for."""
PIECE = 200
"""Characters in paragraphs that a twin of the container has at least."""
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class Body:
    """The numbers of the lines that are running text, those that are captions, and the container."""

    container: Node
    running: set[int] = field(default_factory=set[int])
    captions: set[int] = field(default_factory=set[int])


def choose_body(page: Page, chosen: set[int], title: Line | None) -> Body | None:
    """Return the article's lines, or None where nothing was chosen."""
    core = _container([page.lines[number] for number in sorted(chosen)])
    if core is None:
        return None
    container, twins = _widened(core, page.root)
    inside = [line for line in page.lines if is_below(line.node, container)]
    start = _start(inside, chosen, title)
    inside = [line for line in inside if line.number >= start]
    body = Body(container)
    body.captions.update(line.number for line in inside if is_caption(line.node, container))
    plain = [line for line in inside if line.number not in body.captions]
    plain = [line for line in plain if not is_furniture(line, container)]
    known = title.key if title is not None else ""
    body.running.update(
        line.number for line in plain if line.number in chosen and line.key != known
    )
    body.running.update(line.number for line in plain if _is_in_piece(line, twins))
    add_tables(inside, body.running, container)
    add_quotes(plain, body.running)
    add_alike(plain, body.running, container)
    add_headings(inside, plain, body.running)
    drop_repeats(inside, body.running)
    return body


def plain_lines(page: Page) -> set[int]:
    """Return the lines that are not mostly links: the body where nothing better is known."""
    return {line.number for line in page.lines if line.key and line.linked() < LINKED}


def is_below(node: Node, container: Node) -> bool:
    """Say whether the node is the container or lies inside it."""
    return node is container or any(above is container for above in node.iterancestors())


def _container(lines: list[Line]) -> Node | None:
    """Return the innermost element that holds most of the chosen text."""
    mass: dict[Node, float] = {}
    total = 0.0
    for line in lines:
        weight = len(line.key) * (1 - line.linked())
        total += weight
        for node in (line.node, *line.node.iterancestors()):
            mass[node] = mass.get(node, 0.0) + weight
    holders = [node for node, weight in mass.items() if weight >= MASS * total]
    return max(holders, key=_depth) if holders and total else None


def _depth(node: Node) -> int:
    return sum(1 for _ in node.iterancestors())


def _widened(container: Node, root: Node) -> tuple[Node, list[Node]]:
    """Go out to where other elements of the container's tag and class hold paragraphs too.

    Long articles come in several such pieces, with pictures and advertisements between them.
    """
    tag, name = _kind(container)
    if not name or tag not in {"div", "section"}:
        return container, []
    twins = [node for node in root.iter(tag) if _kind(node) == (tag, name) and _is_piece(node)]
    outer = container
    for _ in range(WIDENING):
        above = outer.getparent()
        if above is None:
            break
        outer = above
        if any(node is not container and is_below(node, outer) for node in twins):
            return outer, [node for node in twins if is_below(node, outer)]
    return container, []


def _kind(node: Node) -> tuple[str, str]:
    return tag_of(node), _DIGITS.sub("", node.get("class") or "")


def _is_piece(node: Node) -> bool:
    return sum(len("".join(paragraph.itertext())) for paragraph in node.iter("p")) > PIECE


def _is_in_piece(line: Line, twins: list[Node]) -> bool:
    if tag_of(line.node) != "p" or line.linked() >= LINKED:
        return False
    return any(is_below(line.node, twin) for twin in twins)


def _start(inside: list[Line], chosen: set[int], title: Line | None) -> int:
    """Return the number of the line after the title, if the title stands before most of the text."""
    if title is None:
        return 0
    own = [line for line in inside if line.number in chosen]
    before = sum(len(line.key) for line in own if line.number < title.number)
    total = sum(len(line.key) for line in own)
    return title.number + 1 if before < total / 3 else 0
