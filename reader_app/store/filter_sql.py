"""The filters of a search as SQL conditions on articles: tag, outlet, analyst, status and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from reader_app.core.codebook import SEPARATOR, Codebook
from reader_app.core.errors import QueryError
from reader_app.core.folding import fold
from reader_app.core.ids import Uid
from reader_app.core.search_query import NONE, UNTAGGED, Dates
from reader_app.store.grade_filter_sql import graded
from reader_app.store.tables import TAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reader_app.core.search_query import Filter, FilterName
    from reader_app.store.connection import Connection

_TAGGED = "SELECT article_id FROM {} WHERE tag_id IN ({})"
_TAGGED_HERE = "EXISTS (SELECT 1 FROM tagging WHERE article_id=article.id AND tag_id IN ({}))"
_SAMPLE = (
    "SELECT count(DISTINCT article_id)*?>=max(article_id)-min(article_id)+1 FROM"
    " (SELECT article_id FROM tagging WHERE tag_id=? ORDER BY article_id LIMIT 1000)"
)
_SPARSE = 8
"""From one article in so many on, asking each article costs less than gathering all that fit."""
_MARKED = "SELECT DISTINCT article_id FROM highlight WHERE analyst_id IN ({})"
_MARKED_HERE = "EXISTS (SELECT 1 FROM highlight WHERE article_id=article.id AND analyst_id IN ({}))"
_MANY_ARTICLES = 2000
_UNTAGGED = "article.id IN (SELECT article_id FROM untagged)"
_UNTAGGED_HERE = "EXISTS (SELECT 1 FROM untagged WHERE article_id=article.id)"
_COPIED = (
    "article.text_sha256 IN (SELECT text_sha256 FROM copy WHERE cluster IN (SELECT cluster"
    " FROM copy JOIN article a USING(text_sha256) GROUP BY cluster HAVING count(*)>1))"
)
_COPIED_HERE = (
    "EXISTS (SELECT 1 FROM copy mine JOIN copy other ON other.cluster=mine.cluster"
    " JOIN article a ON a.text_sha256=other.text_sha256"
    " WHERE mine.text_sha256=article.text_sha256 AND a.id<>article.id)"
)
_BEYOND = "~"
"""Sorts behind all that may follow in an ISO 8601 date."""
_EACH = (
    "WITH RECURSIVE found(value) AS (SELECT min(ifnull({0},'')) FROM article UNION ALL"
    " SELECT (SELECT min(ifnull({0},'')) FROM article WHERE ifnull({0},'')>found.value)"
    " FROM found WHERE value IS NOT NULL) SELECT value FROM found WHERE value IS NOT NULL"
)
"""Leaps from value to value in an index, where DISTINCT would go through all articles."""

EXACTLY = "="
"""Stands before a name that is to be no other one which holds it."""
Key = TypeVar("Key", Uid, str, int)

Condition = tuple[str, list[object]]
"""SQL on a row of `article`, and its values."""


class FilterSql:
    """Puts the filters of one project into SQL, for one analyst.

    `walked` says that articles are gone through in the order of an index until a page is full:
    a filter that many articles fit is then asked of each of them. `head` says that these are few:
    any filter is asked of them.
    """

    def __init__(self, connection: Connection, analyst: Uid) -> None:
        self._connection = connection
        self._analyst = bytes.fromhex(analyst)
        self.walked = self.head = False

    def condition(self, query: Filter | Dates) -> Condition:
        """Return the condition; raises QueryError where a filter names nothing there is."""
        if isinstance(query, Dates):
            values: list[object] = [query.since or "0", query.until + _BEYOND]
            return self._of_column("published", "BETWEEN ? AND ?"), values
        kinds: Mapping[FilterName, Callable[[str], Condition]] = {
            "tag": self._tag,
            "outlet": self._outlet,
            "by": self._by,
            "lang": self._language,
            "status": self._status,
            "grade": self._grade,
            "field": self._field,
            "is": self._is,
        }
        try:
            return kinds[query.name](query.value)
        except QueryError as problem:
            raise QueryError(str(problem), query.place) from None

    def _tag(self, name: str) -> Condition:
        uids: list[object] = [bytes.fromhex(uid) for uid in self.tags(name)]
        rows = self._connection.rows(
            f"SELECT id, n_taggings FROM tag WHERE uid IN ({_marks(uids)}) ORDER BY n_taggings DESC",
            uids,
        )
        tags: list[object] = [tag for tag, _ in rows]
        whole = _TAGGED.format("article_tagging", _marks(tags))
        if self.head or (self.walked and self._is_common(*rows[0])):
            here = _TAGGED_HERE.format(_marks(tags))
            return f"({here} OR article.id IN ({whole}))", [*tags, *tags]
        part = _TAGGED.format("tagging", _marks(tags))
        return f"article.id IN ({part} UNION ALL {whole})", [*tags, *tags]

    def _is_common(self, tag: int, taggings: int) -> bool:
        """Tell whether a tag is on many articles, judged by the first that have it."""
        articles = self._connection.value("SELECT count(*) FROM article")
        if taggings * _SPARSE < articles:
            return False
        return bool(self._connection.value(_SAMPLE, (_SPARSE, tag)))

    def tags(self, name: str) -> list[Uid]:
        """Return the uids of the tags of that name or path with all below; raises QueryError.

        With = in front, of the tag of that path alone.
        """
        codebook = Codebook(TAG.many(self._connection, ""))
        if name.startswith(EXACTLY):
            paths = {tag.uid: codebook.path_text(tag.uid) for tag in codebook}
            return sorted(self._called(paths, name, f"No tag has the path “{name[1:]}”."))
        wanted = fold(name)
        found = {
            tag.uid
            for tag in codebook
            if wanted in {fold(each) for each in (tag.name, *tag.aliases)}
            or wanted == fold(codebook.path_text(tag.uid))
        }
        if not found:
            what = "path" if SEPARATOR in name else "name"
            raise QueryError(f"No tag has the {what} “{name}”. Use one from the codebook.")
        below = {tag.uid for uid in found for tag in codebook.walk(uid)}
        return sorted(found | below)

    def _outlet(self, name: str) -> Condition:
        if name.lower() == NONE:
            return self._of_column("outlet", "=''"), []
        outlets = {each: each for each in self._each("outlet") if each}
        if name.startswith(EXACTLY):
            found = self._called(outlets, name, f"No article is of the outlet “{name[1:]}”.")
            return self._of_column("outlet", f"IN ({_marks(found)})"), [*found]
        found = [each for each in outlets if is_borne(each, name)]
        if not found:
            raise QueryError(f"No article is of an outlet “{name}”. Use one from the library.")
        return self._of_column("outlet", f"IN ({_marks(found)})"), [*found]

    def _called(self, names: Mapping[Key, str], name: str, problem: str) -> list[Key]:
        """Return those of that very name behind the =, else but for quote signs and case."""
        wanted = name.removeprefix(EXACTLY)
        found = [key for key, each in names.items() if each == wanted]
        found = found or [key for key, each in names.items() if _bare(each) == _bare(wanted)]
        if not found:
            raise QueryError(f"{problem} Use one there is, or take out the “=”.")
        return found

    def _language(self, code: str) -> Condition:
        found = [
            each
            for each in self._each("language")
            if each.lower() == code or each.lower().startswith(f"{code}-")
        ]
        return self._of_column("language", f"IN ({_marks(found)})"), [*found]

    def _of_column(self, column: str, fits: str) -> str:
        """Return a condition on a column that has an index, unless that of the order is used."""
        return f"({'+' if self.head else ''}ifnull({column},'') {fits})"

    def _asked(self, here: str, gathered: str) -> str:
        """Return a condition that is asked of each article of a few, else gathers all that fit."""
        return here if self.head else gathered

    def _each(self, column: str) -> list[str]:
        return [value for (value,) in self._connection.rows(_EACH.format(column))]

    def _by(self, name: str) -> Condition:
        found = self.analysts(name)
        marks = _marks(found)
        some = _MARKED.format(marks)
        counted = f"SELECT count(*) FROM ({some} LIMIT {_MANY_ARTICLES})"
        if self.head or (self.walked and self._connection.value(counted, found) == _MANY_ARTICLES):
            return _MARKED_HERE.format(marks), found
        return f"article.id IN ({some})", found

    def analysts(self, name: str) -> list[object]:
        """Return the rows of the analysts who bear that name; raises QueryError."""
        rows = self._connection.rows("SELECT id, name FROM analyst")
        if name.startswith(EXACTLY):
            problem = f"No analyst of this project is called “{name[1:]}”."
            return [*self._called(dict(rows), name, problem)]
        found: list[object] = [row for row, each in rows if is_borne(each, name)]
        if not found:
            raise QueryError(f"No analyst of this project is called “{name}”.")
        return found

    def _status(self, status: str) -> Condition:
        mine = "FROM reading WHERE analyst_id=(SELECT id FROM analyst WHERE uid=?) AND status"
        if status != "new":
            here = f"EXISTS (SELECT 1 {mine}=? AND article_id=article.id)"
            gathered = f"article.id IN (SELECT article_id {mine}=?)"
            return self._asked(here, gathered), [self._analyst, status]
        if self.head or self.walked:
            here = f"SELECT 1 {mine}<>'new' AND article_id=article.id"
            return f"NOT EXISTS ({here})", [self._analyst]
        return f"article.id NOT IN (SELECT article_id {mine}<>'new')", [self._analyst]

    def _grade(self, words: str) -> Condition:
        here, gathered, values = graded(self._connection, words, self._analyst)
        return self._asked(here, gathered), values

    def _field(self, written: str) -> Condition:
        """Return the condition for a field of the project's own, written as NAME or NAME=VALUE."""
        name, sign, value = (each.strip() for each in written.partition("="))
        fitting = "SELECT article_id FROM own_field WHERE name=?" + " AND value=?" * bool(sign)
        here = f"EXISTS ({fitting} AND article_id=article.id)"
        return self._asked(here, f"article.id IN ({fitting})"), [name, value] if sign else [name]

    def _is(self, what: str) -> Condition:
        if what == UNTAGGED:
            return self._asked(_UNTAGGED_HERE, _UNTAGGED), []
        return self._asked(_COPIED_HERE, f"({_COPIED})"), []


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)


def _bare(name: str) -> str:
    """Return a name as fold has it, without quote signs, which cannot be written within quotes."""
    return " ".join(fold(name).replace('"', " ").split())


def is_borne(whole: str, name: str) -> bool:
    """Tell whether a name is another, or words of it from the start of one on."""
    return f" {fold(name).strip()}" in f" {fold(whole)}"
