"""A parsed element, as the readers see it: the few members of lxml's elements that they use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class DocumentFacts(Protocol):
    """What an XML file says of itself before its root element."""

    @property
    def doctype(self) -> str:
        """The document type as declared, "" where there is none."""
        ...


class Tree(Protocol):
    """The file that a root element is from."""

    @property
    def docinfo(self) -> DocumentFacts:
        """What stands before the root element."""
        ...


class Node(Protocol):
    """An element of a parsed page or XML file.

    Comments and processing instructions are nodes too; their tag is not a string (`tag_of`).
    """

    text: str | None
    tail: str | None
    tag: object
    """The element's name; something else than a string for what is no element."""

    def get(self, key: str) -> str | None:
        """Return an attribute's value."""
        ...

    def getparent(self) -> Node | None:
        """Return the element around this one."""
        ...

    def getroottree(self) -> Tree:
        """Return the file that the element is from."""
        ...

    def iter(self, *tags: str) -> Iterator[Node]:
        """Walk this element and everything below it in document order."""
        ...

    def iterancestors(self, *tags: str) -> Iterator[Node]:
        """Walk outwards from the element's parent."""
        ...

    def itertext(self) -> Iterator[str]:
        """Walk the pieces of text below this element."""
        ...

    def __iter__(self) -> Iterator[Node]:
        """Walk the children."""
        ...

    def __len__(self) -> int:
        """Count the children."""
        ...


def tag_of(node: Node) -> str:
    """Return the element's name, or "" for a comment or processing instruction."""
    return node.tag if isinstance(node.tag, str) else ""


def local_name(node: Node) -> str:
    """Return the element's name without its namespace."""
    return tag_of(node).rpartition("}")[2]


def plain_text(node: Node) -> str:
    """Return the words below the element, white space collapsed to single blanks."""
    return " ".join("".join(node.itertext()).split())
