"""What version 1.2 adds to the tables, as SQL; each part says what it is for.

A program of version 1.1 still reads such a file, without these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader_app.store.connection import Connection

_SQL = """
-- the library sorts and filters by language
CREATE INDEX article_language ON article(ifnull(language,''), uid);

-- and by how far an analyst is with an article, and how it is graded
CREATE INDEX grade_article_value ON grade(analyst_id, value, article_id) WHERE highlight_id IS NULL;
CREATE INDEX reading_status ON reading(analyst_id, status, article_id);

-- the orders of the table of tagged spans, walked along; quotes by their first characters
CREATE INDEX highlight_quote ON highlight(substr(quote,1,16) COLLATE NOCASE);
CREATE INDEX highlight_created ON highlight(created_ms);
CREATE INDEX highlight_analyst ON highlight(analyst_id, article_id, start);
CREATE INDEX tagging_created ON tagging(created_ms);
CREATE INDEX tagging_analyst ON tagging(analyst_id, article_id);
CREATE INDEX article_outlet_words ON article(ifnull(outlet,'') COLLATE NOCASE, uid);
CREATE INDEX tag_name ON tag(name_key);
CREATE INDEX analyst_name ON analyst(name);

-- what copies of a text are found by: derived, made anew where `version` differs
CREATE TABLE signature(
  text_sha256 BLOB PRIMARY KEY NOT NULL REFERENCES text(sha256) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL, bands BLOB NOT NULL, digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;

-- texts that are copies of one another, each with what their cluster is called; derived, too
CREATE TABLE copy(
  text_sha256 BLOB PRIMARY KEY NOT NULL REFERENCES text(sha256) DEFERRABLE INITIALLY DEFERRED,
  cluster BLOB NOT NULL CHECK(length(cluster)=32), digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;
CREATE INDEX copy_cluster ON copy(cluster, text_sha256);

-- lists of the library, searches and queries on tagged spans, by their names
CREATE TABLE saved_query(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  name TEXT NOT NULL CHECK(length(trim(name))>0),
  kind TEXT NOT NULL CHECK(kind IN ('list','search','spans')), text TEXT NOT NULL,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;

-- why a highlight that came with a file waits among the lost places
ALTER TABLE highlight ADD COLUMN reason TEXT NOT NULL DEFAULT ''
  CHECK(reason IN ('','absent','several'));
"""

STATEMENTS = [statement for statement in _SQL.split(";\n") if statement.strip()]
"""Each adds one column, table or index."""

_MADE = re.compile(r"CREATE (?:TABLE|INDEX) (\w+)|ALTER TABLE (\w+) ADD COLUMN (\w+)")


def complete(connection: Connection) -> None:
    """Add the tables, indexes and columns that a file of version 1.2 lacks, made before its release."""
    there = {name for (name,) in connection.rows("SELECT name FROM sqlite_schema")}
    columns = "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
    there.update(f"{table}.{column}" for table, column in connection.rows(columns))
    missing = [sql for sql in STATEMENTS if _made_by(sql) not in there]
    if missing:
        with connection.transaction():
            for statement in missing:
                connection.run(statement)


def _made_by(statement: str) -> str:
    """Return the name of what a statement makes; of a column with its table's before it."""
    match = _MADE.search(statement)
    parts = match.groups() if match else ()
    return ".".join(filter(None, parts))
