"""What version 1.1 adds to the tables, as SQL: judgements, attribution, links, tags on articles.

A program of version 1.0 still reads such a file, without these. Built-in scales are no rows
(`core.scales`): a grade keeps its value's uid, and its key is null where the value is built in.
"""

from __future__ import annotations

_SQL = """
ALTER TABLE tag ADD COLUMN when_to_use TEXT NOT NULL DEFAULT '';
ALTER TABLE tag ADD COLUMN when_not_to_use TEXT NOT NULL DEFAULT '';
-- a highlight's uid and no key: the example may be gone, and is there again after an undo
ALTER TABLE tag ADD COLUMN example BLOB CHECK(length(example)=16);

ALTER TABLE highlight ADD COLUMN statement TEXT NOT NULL DEFAULT ''
  CHECK(statement IN ('','fact','claim','assumption','judgement'));

-- a shortcut key of an analyst's own choice, beside the pins
CREATE TABLE tag_key(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  tag_id INTEGER NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  key TEXT NOT NULL CHECK(length(trim(key))>0),
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;
CREATE INDEX tag_key_tag ON tag_key(tag_id);

CREATE TABLE article_tagging(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  tag_id INTEGER NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, digest BLOB NOT NULL CHECK(length(digest)=16),
  UNIQUE(article_id, tag_id, analyst_id)
) STRICT;
CREATE INDEX article_tagging_tag ON article_tagging(tag_id);

CREATE TABLE scale(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  name TEXT NOT NULL CHECK(length(trim(name))>0),
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  description TEXT NOT NULL, position REAL NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;

CREATE TABLE scale_value(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  scale_id INTEGER NOT NULL REFERENCES scale(id) DEFERRABLE INITIALLY DEFERRED,
  code TEXT NOT NULL CHECK(length(trim(code))>0), label TEXT NOT NULL,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  description TEXT NOT NULL, position REAL NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;
CREATE INDEX scale_value_scale ON scale_value(scale_id);

-- on a highlight, or where that is null on the article; value_id: the row of an own scale's value
CREATE TABLE grade(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  scale BLOB NOT NULL CHECK(length(scale)=16), value BLOB NOT NULL CHECK(length(value)=16),
  value_id INTEGER REFERENCES scale_value(id) DEFERRABLE INITIALLY DEFERRED,
  article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  highlight_id INTEGER,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16),
  FOREIGN KEY(highlight_id, article_id) REFERENCES highlight(id, article_id)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX grade_highlight ON grade(highlight_id) WHERE highlight_id IS NOT NULL;
CREATE INDEX grade_article ON grade(article_id);
CREATE INDEX grade_value ON grade(value_id) WHERE value_id IS NOT NULL;

-- one place in a highlight's chain of attribution; 0 is who said it
CREATE TABLE speaker(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  highlight_id INTEGER NOT NULL, article_id INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK(position>=0),
  name TEXT NOT NULL CHECK(length(trim(name))>0),
  tag_id INTEGER REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  cue TEXT NOT NULL, mode TEXT NOT NULL CHECK(mode IN ('direct','indirect','paraphrase')),
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16),
  FOREIGN KEY(highlight_id, article_id) REFERENCES highlight(id, article_id)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX speaker_highlight ON speaker(highlight_id);
CREATE INDEX speaker_article ON speaker(article_id);
CREATE INDEX speaker_tag ON speaker(tag_id) WHERE tag_id IS NOT NULL;

CREATE TABLE link(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  source_id INTEGER NOT NULL REFERENCES highlight(id) DEFERRABLE INITIALLY DEFERRED,
  target_id INTEGER NOT NULL REFERENCES highlight(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK(length(trim(kind))>0),
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16), CHECK(source_id IS NOT target_id)
) STRICT;
CREATE INDEX link_source ON link(source_id);
CREATE INDEX link_target ON link(target_id);
"""

STATEMENTS = [statement for statement in _SQL.split(";\n") if statement.strip()]
"""Each adds one column, table or index."""
