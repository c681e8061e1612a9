"""Knows what on a page is no part of the article: by tags, links, telling class names, first words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.formats.articles.html.page import class_words
from reader_app.formats.articles.nodes import Node, tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.articles.html.lines import Line

WEIGHTY = 1500
"""Characters from which an element is text, whatever its class is called."""
LINKED = 0.5
"""Share of a line in links from which it is no plain text."""
_NAMES = re.compile(
    r"newsletter|(?:^|[\s_-])(?:related|recommend(?:ed|ations?)|promos?|shar(?:e|ing)|social|sign-?up"
    r"|subscri(?:be|ption)|breadcrumbs?|byline|tags|trending|most-?(?:read|popular)|cookies?"
    r"|advert\w*|sponsor(?:ed)?|author-?(?:bio|box|info))(?:$|[\s_-])"
)
_COMMENTS = re.compile(r"(?:^|[\s_-])comments?(?:$|[\s_-])|disqus")
_CAPTION = re.compile(r"caption")
_LEAD_IN = re.compile(
    r"^(?:read (?:more|also|next)|see also|related|more(?: on this)?|also read|watch|listen"
    r"|don['’]?t miss|recommended|lire aussi|lesen sie (?:auch|mehr)|mehr zum thema|leggi anche"
    r"|leer también|lea también|اقرأ أيضا|קראו גם)\b\s*[:|>»]",
    re.IGNORECASE,
)


def is_furniture(line: Line, container: Node) -> bool:
    """Say whether a line inside the article's container is none of its text."""
    if _LEAD_IN.match(line.text) and (line.linked() > LINKED or len(line.text) < 40):
        return True
    if line.linked() > 0.9 and tag_of(line.node) == "p" and len(line.key) > 20:
        return True
    for node in upwards(line.node, container):
        if tag_of(node) == "blockquote":
            return False
        if _names_furniture(node):
            return True
    return False


def is_caption(node: Node, container: Node | None) -> bool:
    """Say whether the node is part of a picture's caption."""
    for above in upwards(node, container):
        tag = tag_of(above)
        named = tag not in {"table", "caption", "figure"} and _CAPTION.search(class_words(above))
        if tag == "figcaption" or named:
            return True
    return False


def upwards(node: Node, container: Node | None) -> Iterator[Node]:
    """Walk from the node outwards, as far as the container (which is left out)."""
    at: Node | None = node
    while at is not None and at is not container:
        yield at
        at = at.getparent()


def _names_furniture(node: Node) -> bool:
    names = class_words(node)
    if tag_of(node) in {"nav", "footer", "form"} or _COMMENTS.search(names):
        return True
    return bool(_NAMES.search(names)) and len("".join(node.itertext())) < WEIGHTY
