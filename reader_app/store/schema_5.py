"""What version 1.4 adds to the tables, as SQL: what the library and the search ask for, kept ready.

All of it follows from the records (`derived`, `search_index`). A program of version 1.3 still reads
such a file, without these.
"""

from __future__ import annotations

_SQL = """
-- the articles that have no tag, neither on a highlight nor as a whole
CREATE TABLE untagged(article_id INTEGER PRIMARY KEY) STRICT;

-- where an article stands by the grades that an analyst gave it
CREATE TABLE grade_rank(
  analyst_id INTEGER NOT NULL, article_id INTEGER NOT NULL, rank INTEGER NOT NULL,
  PRIMARY KEY(analyst_id, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX grade_rank_order ON grade_rank(analyst_id, rank, article_id);

-- the own fields of articles, as they are looked for
CREATE TABLE own_field(
  article_id INTEGER NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE, value TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY(name, value, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX own_field_article ON own_field(article_id);

-- notes apart from the quotes beside them, whose words are many more
CREATE VIRTUAL TABLE note_fts USING fts5(body,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
"""

STATEMENTS = [statement for statement in _SQL.split(";\n") if statement.strip()]
"""Each adds one table or index."""
