"""What Taguette's and QualCoder's databases hold, read from a private copy of the file.

The only SQL on files of other programs. The copy lies in a folder of its own, is opened to read
alone, and is gone afterwards; the file itself is never opened as a database.
"""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader_app.core.errors import UnreadableFileError
from reader_app.store.sqlite import sqlite3

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TAGUETTE = {"documents", "highlights", "tags", "highlight_tags"}
_QUALCODER = {"source", "code_text", "code_name", "code_cat"}


@dataclass(frozen=True, slots=True)
class CodedText:
    """One document: its words, or the HTML that has them."""

    key: str
    title: str
    words: str
    is_html: bool


@dataclass(frozen=True, slots=True)
class CodedTag:
    """One tag: its names from the top down, what it means, and `#rrggbb` or ""."""

    path: tuple[str, ...]
    definition: str
    colour: str


@dataclass(frozen=True, slots=True)
class CodedMark:
    """One highlight; its positions count as that program counts."""

    text: str
    start: int
    end: int
    quote: str
    """Words of the text, or a piece of its HTML."""
    paths: tuple[tuple[str, ...], ...]
    note: str
    analyst: str
    created: str


@dataclass(frozen=True, slots=True)
class CodedFile:
    """All that is taken from one database."""

    texts: tuple[CodedText, ...]
    tags: tuple[CodedTag, ...]
    marks: tuple[CodedMark, ...]


def read_coded_file(data: bytes) -> CodedFile:
    """Return what a database holds; raises UnreadableFileError where it is of neither program."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "copy.db")
        path.write_bytes(data)
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
                return _read(db)
        except sqlite3.Error as error:
            raise UnreadableFileError("The database is damaged, or is none.") from error


def _read(db: sqlite3.Connection) -> CodedFile:
    db.execute("PRAGMA trusted_schema=OFF")
    tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    for table in tables & (_TAGUETTE | _QUALCODER):
        if db.execute("SELECT 1 FROM pragma_table_xinfo(?) WHERE hidden>0", (table,)).fetchone():
            raise UnreadableFileError("The database works words out by itself, and is not read.")
    if tables >= _TAGUETTE:
        return _taguette(db)
    if tables >= _QUALCODER:
        return _qualcoder(db)
    raise UnreadableFileError("The database is neither Taguette’s nor QualCoder’s.")


def _taguette(db: sqlite3.Connection) -> CodedFile:
    """Read Taguette's tables: a tag's path has a point between its levels."""
    paths = {
        uid: tuple(_text(path).split(".")) for uid, path in db.execute("SELECT id, path FROM tags")
    }
    given: dict[Any, list[tuple[str, ...]]] = {}
    for highlight, tag in db.execute(
        "SELECT highlight_id, tag_id FROM highlight_tags ORDER BY tag_id"
    ):
        given.setdefault(highlight, []).extend([paths[tag]] if tag in paths else [])
    texts = db.execute("SELECT id, name, contents FROM documents ORDER BY id")
    marks = db.execute(
        "SELECT id, document_id, start_offset, end_offset, snippet FROM highlights ORDER BY id"
    )
    tags = db.execute("SELECT id, description FROM tags ORDER BY path")
    return CodedFile(
        tuple(
            CodedText(str(key), _text(name), _text(words), is_html=True)
            for key, name, words in texts
        ),
        tuple(CodedTag(paths[uid], _text(about), "") for uid, about in tags),
        tuple(
            CodedMark(
                str(text),
                _whole(start),
                _whole(end),
                _text(words),
                tuple(given.get(uid, ())),
                "",
                "",
                "",
            )
            for uid, text, start, end, words in marks
        ),
    )


def _qualcoder(db: sqlite3.Connection) -> CodedFile:
    """Read QualCoder's tables: a row is one code on one piece of text."""
    parents = {uid: (_text(name), above) for uid, name, above in db.execute(
        "SELECT catid, name, supercatid FROM code_cat"
    )}  # fmt: skip
    codes = list(db.execute("SELECT cid, name, catid, memo, color FROM code_name ORDER BY cid"))
    paths = {cid: (*_above(category, parents), _text(name)) for cid, name, category, _, _ in codes}
    texts = db.execute(
        "SELECT id, name, fulltext FROM source WHERE fulltext IS NOT NULL ORDER BY id"
    )
    marks = db.execute(
        "SELECT fid, pos0, pos1, seltext, cid, memo, owner, date FROM code_text ORDER BY fid, pos0, pos1"
    )
    return CodedFile(
        tuple(
            CodedText(str(key), _text(name), _text(words), is_html=False)
            for key, name, words in texts
        ),
        tuple(
            CodedTag(paths[cid], _text(memo), _text(colour)) for cid, _, _, memo, colour in codes
        ),
        tuple(_qualcoder_marks(marks, paths)),
    )


def _qualcoder_marks(
    rows: Sequence[Any] | sqlite3.Cursor, paths: dict[Any, tuple[str, ...]]
) -> Iterator[CodedMark]:
    for text, start, end, words, code, memo, owner, date in rows:
        path = (paths[code],) if code in paths else ()
        yield CodedMark(
            str(text),
            _whole(start),
            _whole(end),
            _text(words),
            path,
            _text(memo),
            _text(owner),
            _text(date),
        )


def _above(category: object, parents: dict[Any, tuple[str, Any]]) -> tuple[str, ...]:
    """Return the names of the categories from the top down to one."""
    names: list[str] = []
    seen: set[object] = set()
    while category in parents and category not in seen:
        seen.add(category)
        name, category = parents[category]
        names.insert(0, name)
    return tuple(names)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: object) -> int:
    return value if isinstance(value, int) else -1
