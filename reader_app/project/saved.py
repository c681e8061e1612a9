"""What an analyst can do with lists, searches and queries on tagged spans: keep them by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.edits import Change, Edit, added, removed
from reader_app.core.errors import NotFoundError, ProjectError
from reader_app.core.folding import fold
from reader_app.core.saved_queries import SavedQuery
from reader_app.project.words import storable

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.saved_queries import QueryKind
    from reader_app.project.workbench import Workbench


class SavedQueries:
    """The actions on saved queries. Each writes and returns one Change.

    They are everyone's. Whether a query can be understood is for those to see to who make it.
    """

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench

    def all(self, kind: QueryKind) -> list[SavedQuery]:
        """Return those of a kind, by their names."""
        return self._bench.store.saved.all(kind)

    def named(self, kind: QueryKind, name: str) -> SavedQuery:
        """Return the one of that name, whatever its case; raises NotFoundError."""
        found = self._named(kind, name)
        if found is None:
            names = ", ".join(each.name for each in self.all(kind)) or "none"
            raise NotFoundError(f"Nothing is saved as “{name}”. There are: {names}.")
        return found

    def save(self, kind: QueryKind, name: str, text: str) -> Change:
        """Keep a query under a name; one of that name, whatever its case, takes the new text.

        Raises ProjectError where the name is blank.
        """
        name, text = _name(name), storable(text)
        old = self._named(kind, name)
        me, now = self._bench.analyst.uid, self._bench.now()
        if old is None:
            new = SavedQuery(self._bench.uids.new(), name, kind, text, me, now, now)
            return self._bench.do(Change("saved.add", {"name": name}, added(new)))
        changed = replace(old, name=name, text=text, modified_ms=now)
        is_same = (old.name, old.text) == (name, text)
        edits = () if is_same else (Edit(old, changed),)
        return self._bench.do(Change("saved.change", {"name": name}, edits))

    def rename(self, uid: Uid, name: str) -> Change:
        """Give a query another name; raises ProjectError where that is blank or taken."""
        old, name = self._found(uid), _name(name)
        other = self._named(old.kind, name)
        if other is not None and other.uid != uid:
            raise ProjectError(f"There is “{other.name}” already. Choose another name.")
        new = replace(old, name=name, modified_ms=self._bench.now())
        edits = () if name == old.name else (Edit(old, new),)
        return self._bench.do(Change("saved.rename", {"old": old.name, "name": name}, edits))

    def delete(self, uid: Uid) -> Change:
        """Forget a query."""
        old = self._found(uid)
        return self._bench.do(Change("saved.delete", {"name": old.name}, removed(old)))

    def _found(self, uid: Uid) -> SavedQuery:
        query = self._bench.store.saved.get(uid)
        if query is None:
            raise NotFoundError("This saved query is no longer in the project.")
        return query

    def _named(self, kind: QueryKind, name: str) -> SavedQuery | None:
        wanted = fold(name)
        return next((each for each in self.all(kind) if fold(each.name) == wanted), None)


def _name(name: str) -> str:
    name = " ".join(storable(name).split())
    if not name:
        raise ProjectError("A name is missing. Type one under which it is to be found again.")
    return name
