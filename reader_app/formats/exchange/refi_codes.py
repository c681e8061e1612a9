"""REFI-QDA 1.5 in: the codebook, of a .qdc or a project, as leniently as its writers need it.

The words of that standard, such as code, live in the modules named after it alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader_app.core.errors import UnreadableFileError
from reader_app.core.folding import fold
from reader_app.formats.articles.nodes import local_name
from reader_app.formats.articles.xml_safety import parse_xml
from reader_app.formats.exchange.incoming import Incoming, IncomingTag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader_app.formats.articles.nodes import Node

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class Codes:
    """The codes below an element; their names are made to differ where siblings share one."""

    def __init__(self, root: Node) -> None:
        self.tags: list[IncomingTag] = []
        self.remarks: list[str] = []
        self.paths: dict[str, tuple[str, ...]] = {}
        """The path of each code by its guid."""
        self.nodes: list[Node] = []
        """The element of each tag, in the same order."""
        for codes in children(root, "Codes"):
            self._take(codes, ())

    def _take(self, parent: Node, above: tuple[str, ...]) -> None:
        taken: set[str] = set()
        for code in children(parent, "Code"):
            name = self._free(" ".join((code.get("name") or "").split()), taken)
            path = (*above, name)
            colour = code.get("color") or ""
            self.paths[guid_of(code.get("guid"))] = path
            self.tags.append(
                IncomingTag(
                    path,
                    colour if _COLOUR.fullmatch(colour) else "",
                    text_below(code, "Description"),
                )
            )
            self.nodes.append(code)
            self._take(code, path)

    def _free(self, name: str, taken: set[str]) -> str:
        free, number = name, 1
        while fold(free) in taken:
            number += 1
            free = f"{name} ({number})"
        taken.add(fold(free))
        if free != name:
            self.remarks.append(f"Two tags are called “{name}”: the second is “{free}” here.")
        return free


def read_codebook(data: bytes, name: str) -> Incoming:
    """Return the tags of a .qdc; raises UnreadableFileError where it is none."""
    del name
    root = parse_xml(data, part="codebook")
    if local_name(root) != "CodeBook":
        raise UnreadableFileError("The file is not a REFI-QDA codebook.")
    codes = Codes(root)
    return Incoming((), tuple(codes.tags), (), losses_of(root, ("Set",)), tuple(codes.remarks))


def children(node: Node, name: str) -> Iterator[Node]:
    """Yield the children of that name, whatever their namespace."""
    return (child for child in node if local_name(child) == name)


def below(node: Node, *names: str) -> list[Node]:
    """Return what lies at any depth below, of these names."""
    return [each for each in node.iter() if local_name(each) in names]


def text_below(node: Node, name: str) -> str:
    """Return the words of the first child of that name."""
    child = next(children(node, name), None)
    return "".join(child.itertext()) if child is not None else ""


def guid_of(value: str | None) -> str:
    """Return a guid without braces, in small letters."""
    return (value or "").strip("{} \n").lower()


_TOLD = {
    "PictureSource": "picture", "PictureSelection": "region of a picture", "PDFSource": "PDF",
    "PDFSelection": "region of a PDF", "AudioSource": "sound recording",
    "AudioSelection": "passage of a recording", "VideoSource": "film",
    "VideoSelection": "passage of a film", "TranscriptSelection": "passage of a transcript",
    "Case": "case", "Set": "set", "Graph": "graph",
}  # fmt: skip


def losses_of(root: Node, names: tuple[str, ...] = tuple(_TOLD)) -> tuple[str, ...]:
    """Return a sentence for each kind of thing that has no place in a project."""
    counts = ((_TOLD[name], len(below(root, name))) for name in names)
    return tuple(loss(count, what) for what, count in counts if count)


def loss(count: int, what: str) -> str:
    """Return the sentence that so many of a kind have no place in a project."""
    return f"Not taken over: {count} × {what}."
