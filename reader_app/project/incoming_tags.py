"""Tags and analysts that come in with a file: those that the project has already, and new ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.codebook import SEPARATOR
from reader_app.core.edits import Change, added
from reader_app.core.folding import fold
from reader_app.core.records import Analyst
from reader_app.project.tag_names import NewTags, distinct
from reader_app.project.words import storable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader_app.core.ids import Uid
    from reader_app.core.records import Tag
    from reader_app.formats.exchange.incoming import IncomingTag, TagPath
    from reader_app.project.workbench import Workbench

_SLASH = "\u2215"
"""Stands in names for the stroke that parts a path."""
_NAMELESS = "Without a name"


class TagsIn:
    """Finds tags by their paths, making up those that the codebook lacks."""

    def __init__(self, bench: Workbench, tags: Iterable[IncomingTag]) -> None:
        self._new = NewTags(bench)
        self._by_path: dict[TagPath, Uid] = {}
        self._fresh: dict[Uid, Tag] = {}
        self.remarks: list[str] = []
        for each in tags:
            self._describe(self.at(each.path), each)

    @property
    def made(self) -> list[Tag]:
        """The new tags."""
        return [self._fresh.get(tag.uid, tag) for tag in self._new.made]

    def at(self, path: TagPath) -> Uid:
        """Return the tag at a path."""
        known = self._by_path.get(path)
        if known is None:
            names = [self._usable(name) for name in path] or [_NAMELESS]
            known = self._by_path[path] = self._new.at(SEPARATOR.join(names)).uid
        return known

    def _usable(self, name: str) -> str:
        name = " ".join(storable(name).split())
        if not fold(name).strip():
            return _NAMELESS
        if SEPARATOR in name:
            other = name.replace(SEPARATOR, _SLASH)
            remark = f"The tag “{name}” is called “{other}” here: “{SEPARATOR}” parts paths."
            self.remarks += [remark] if remark not in self.remarks else []
            return other
        return name

    def _describe(self, uid: Uid, each: IncomingTag) -> None:
        """Give a new tag what the file says of it; one that was there stays as it is."""
        tag = next((it for it in self._new.made if it.uid == uid), None)
        if tag is None or uid in self._fresh:
            return
        self._fresh[uid] = replace(
            tag,
            colour=each.colour or tag.colour,
            definition=storable(each.definition),
            when_to_use=storable(each.when_to_use),
            when_not_to_use=storable(each.when_not_to_use),
            aliases=distinct(each.aliases, tag.name),
            archived=each.archived,
        )
        self._new.codebook.apply(Change("tag.create", {}, added(self._fresh[uid])))


class AnalystsIn:
    """Finds analysts by their names, making up those who are new to the project."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._by_name = {each.name: each.uid for each in bench.store.analysts()}
        self._by_name[""] = bench.analyst.uid
        self.made: list[Analyst] = []

    def named(self, name: str) -> Uid:
        """Return the analyst of a name; "" is who brings the file in."""
        name = " ".join(storable(name).split())
        if name not in self._by_name:
            now = self._bench.now()
            analyst = Analyst(self._bench.uids.new(), name, None, now, now)
            self.made.append(analyst)
            self._by_name[name] = analyst.uid
        return self._by_name[name]
