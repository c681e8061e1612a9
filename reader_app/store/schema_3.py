"""What version 1.2 adds to the tables, as SQL; each part says what it is for.

A program of version 1.1 still reads such a file, without these.
"""

from __future__ import annotations

_SQL = """
-- the library sorts and filters by language
CREATE INDEX article_language ON article(ifnull(language,''), uid);

-- and by how far an analyst is with an article
CREATE INDEX reading_status ON reading(analyst_id, status, article_id);

-- what copies of a text are found by: derived, made anew where `version` differs
CREATE TABLE signature(
  text_sha256 BLOB PRIMARY KEY NOT NULL REFERENCES text(sha256) DEFERRABLE INITIALLY DEFERRED,
  version INTEGER NOT NULL, bands BLOB NOT NULL, digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;
"""

STATEMENTS = [statement for statement in _SQL.split(";\n") if statement.strip()]
"""Each adds one column, table or index."""
