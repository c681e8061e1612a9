"""The last export of a project, kept so that it can be made once more: as JSON among the settings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeGuard, get_args

from reader_app.core.errors import ProjectError
from reader_app.core.ids import Uid
from reader_app.core.judgements import Statement
from reader_app.core.span_where import written
from reader_app.core.span_where_parser import parse_where
from reader_app.formats.exchange.registry import FORMATS
from reader_app.formats.exchange.shapes import SHAPES, Shape
from reader_app.project.export_order import ExportOrder
from reader_app.store.rows import SpanQuery, SpanSort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader_app.project.settings import Json

_MOST_ARTICLES = 1000
_SORTS: tuple[SpanSort, ...] = get_args(SpanSort)
_STATEMENTS: tuple[Statement, ...] = get_args(Statement)


@dataclass(frozen=True, slots=True)
class KeptExport:
    """What was written, where, and what the file was then."""

    order: ExportOrder
    path: Path
    size: int = -1
    """Bytes."""
    at_ns: int = -1
    """When the system says that it was written."""

    @property
    def is_free(self) -> bool:
        """Whether the file is gone, or as it was written: nobody's later work is lost."""
        try:
            found = self.path.stat()
        except OSError:
            return True
        return (found.st_size, found.st_mtime_ns) == (self.size, self.at_ns)


def kept(order: ExportOrder, path: Path) -> dict[str, Json]:
    """Return an export that was just written, as JSON; nothing where it names too many articles.

    The settings are read at every start.
    """
    if order.query is not None and len(order.query.articles) > _MOST_ARTICLES:
        return {}
    found = path.stat()
    return {
        "format": order.format,
        "columns": list(order.names),
        "shape": order.shape,
        "query": None if order.query is None else _kept_query(order.query),
        "path": str(path.absolute()),
        "size": found.st_size,
        "at_ns": found.st_mtime_ns,
    }


def _kept_query(query: SpanQuery) -> dict[str, Json]:
    return {
        "words": query.words,
        "tags": [*query.tags],
        "untagged": query.untagged,
        "article": query.article,
        "articles": [*query.articles],
        "outlet": query.outlet,
        "month": query.month,
        "analyst": query.analyst,
        "statement": query.statement,
        "where": "" if query.where is None else written(query.where),
        "sort": query.sort,
        "descending": query.descending,
    }


def kept_export(data: Mapping[str, Json], asking: Uid) -> KeptExport | None:
    """Return the export that JSON holds; None where it is none, or of a later Reader's kind.

    `asking` is whose reading status a `status:` in its question means.
    """
    name, path, columns = _text(data, "format"), _text(data, "path"), _texts(data, "columns")
    shape = data.get("shape")
    if name not in FORMATS or not path or not _is_shape(shape):
        return None
    query = data.get("query")
    try:
        asked = _query(query, asking) if isinstance(query, dict) else None
    except ProjectError:
        return None
    order = ExportOrder(name, columns, shape, asked)
    return KeptExport(order, Path(path), _number(data, "size"), _number(data, "at_ns"))


def _query(data: Mapping[str, Json], asking: Uid) -> SpanQuery:
    """Return a kept query; raises QueryError."""
    sort, statement = data.get("sort"), data.get("statement")
    article, analyst = (data.get(name) for name in ("article", "analyst"))
    outlet, month = (data.get(name) for name in ("outlet", "month"))
    return SpanQuery(
        words=_text(data, "words"),
        tags=tuple(map(Uid, _texts(data, "tags"))),
        untagged=data.get("untagged") is True,
        article=Uid(article) if isinstance(article, str) else None,
        articles=tuple(map(Uid, _texts(data, "articles"))),
        outlet=outlet if isinstance(outlet, str) else None,
        month=month if isinstance(month, str) else None,
        analyst=Uid(analyst) if isinstance(analyst, str) else None,
        statement=statement if _is_statement(statement) else None,
        where=parse_where(_text(data, "where")),
        asking=asking,
        sort=sort if _is_sort(sort) else "place",
        descending=data.get("descending") is True,
    )


def _is_shape(value: Json) -> TypeGuard[Shape]:
    return value in SHAPES


def _is_sort(value: Json) -> TypeGuard[SpanSort]:
    return value in _SORTS


def _is_statement(value: Json) -> TypeGuard[Statement]:
    return value in _STATEMENTS


def _text(data: Mapping[str, Json], key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _texts(data: Mapping[str, Json], key: str) -> tuple[str, ...]:
    value = data.get(key)
    if not isinstance(value, list):
        return ()
    return tuple(each for each in value if isinstance(each, str))


def _number(data: Mapping[str, Json], key: str) -> int:
    value = data.get(key)
    return value if isinstance(value, int) else -1
