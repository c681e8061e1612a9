"""The tables of version 1.0, as SQL; docs/adr/0001-data-model.md has the rules they follow."""

from __future__ import annotations

_SQL = """
CREATE TABLE setting(
  key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- every copy of the file that ever wrote; a copied file notices and mints its own
CREATE TABLE replica(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  fingerprint TEXT NOT NULL UNIQUE, created_ms INTEGER NOT NULL
) STRICT;

-- uid comes from the user's settings, so that one person is one analyst in every project
CREATE TABLE analyst(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  name TEXT NOT NULL, colour TEXT,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;

-- append-only; digest: of the reader and the blocks, which the hash of the text does not cover
CREATE TABLE text(
  sha256 BLOB PRIMARY KEY NOT NULL CHECK(length(sha256)=32),
  text TEXT NOT NULL, n_chars INTEGER NOT NULL, reader TEXT NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16), CHECK(n_chars=length(text))
) STRICT;

CREATE TABLE block(
  text_sha256 BLOB NOT NULL REFERENCES text(sha256) DEFERRABLE INITIALLY DEFERRED,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('title','standfirst','byline','dateline','heading',
    'paragraph','caption','quote','item','row','other')),
  start INTEGER NOT NULL CHECK(start>=0), "end" INTEGER NOT NULL, level INTEGER,
  direction TEXT CHECK(direction IN ('ltr','rtl')), page INTEGER, repeats INTEGER,
  CHECK("end">start), PRIMARY KEY(text_sha256, n)
) STRICT, WITHOUT ROWID;

-- append-only; codec 'text': the very bytes of the text of the same hash
CREATE TABLE original(
  sha256 BLOB PRIMARY KEY NOT NULL CHECK(length(sha256)=32),
  media_type TEXT NOT NULL, size INTEGER NOT NULL,
  codec TEXT NOT NULL CHECK(codec IN ('none','zlib','text')), data BLOB NOT NULL
) STRICT;

CREATE TABLE article(
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  text_sha256 BLOB NOT NULL REFERENCES text(sha256) DEFERRABLE INITIALLY DEFERRED,
  original_sha256 BLOB REFERENCES original(sha256) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL COLLATE NOCASE, outlet TEXT, authors TEXT NOT NULL, url TEXT,
  language TEXT, section TEXT, published TEXT,
  published_precision TEXT CHECK(published_precision IN ('year','month','day','minute')),
  provenance TEXT NOT NULL, fields TEXT NOT NULL,
  n_chars INTEGER NOT NULL, n_highlights INTEGER NOT NULL DEFAULT 0,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;
CREATE INDEX article_title ON article(title, uid);
CREATE INDEX article_outlet ON article(ifnull(outlet,''), uid);
CREATE INDEX article_published ON article(ifnull(published,''), uid);
CREATE INDEX article_created ON article(created_ms, uid);
CREATE INDEX article_n_highlights ON article(n_highlights, uid);
CREATE INDEX article_text ON article(text_sha256);
CREATE INDEX article_original ON article(original_sha256);

CREATE TABLE reading(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL CHECK(status IN ('new','reading','done','skipped')),
  modified_ms INTEGER NOT NULL, digest BLOB NOT NULL CHECK(length(digest)=16),
  UNIQUE(article_id, analyst_id)
) STRICT;

-- where an analyst is in an article: view state by uids, outside the journal, outlives an undo
CREATE TABLE place(
  article BLOB NOT NULL CHECK(length(article)=16),
  analyst BLOB NOT NULL CHECK(length(analyst)=16),
  place INTEGER NOT NULL, PRIMARY KEY(article, analyst)
) STRICT, WITHOUT ROWID;

-- name_key: the name folded; two copies may each make a tag of one name, so it is not unique
CREATE TABLE tag(
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  parent_id INTEGER REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED
    CHECK(parent_id IS NOT id),
  name TEXT NOT NULL CHECK(length(trim(name))>0), name_key TEXT NOT NULL,
  colour TEXT NOT NULL, definition TEXT NOT NULL, aliases TEXT NOT NULL,
  position REAL NOT NULL, archived INTEGER NOT NULL CHECK(archived IN (0,1)),
  n_taggings INTEGER NOT NULL DEFAULT 0,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;
CREATE INDEX tag_parent ON tag(parent_id, name_key);

CREATE TABLE pin(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  tag_id INTEGER NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  slot INTEGER NOT NULL CHECK(slot BETWEEN 1 AND 9),
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, digest BLOB NOT NULL CHECK(length(digest)=16)
) STRICT;
CREATE INDEX pin_tag ON pin(tag_id);

-- one analyst's mark; text_sha256: the text that the offsets count in
CREATE TABLE highlight(
  id INTEGER PRIMARY KEY AUTOINCREMENT, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  article_id INTEGER NOT NULL REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  text_sha256 BLOB NOT NULL REFERENCES text(sha256) DEFERRABLE INITIALLY DEFERRED,
  start INTEGER NOT NULL CHECK(start>=0), "end" INTEGER NOT NULL,
  quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
  anchor TEXT NOT NULL CHECK(anchor IN ('held','moved','lost')),
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16),
  CHECK("end">start), CHECK(length(quote)="end"-start), UNIQUE(id, article_id)
) STRICT;
CREATE INDEX highlight_article ON highlight(article_id, start);

-- the article is carried, so that counts and filters never touch the fat rows
CREATE TABLE tagging(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  highlight_id INTEGER NOT NULL,
  tag_id INTEGER NOT NULL REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  article_id INTEGER NOT NULL,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, digest BLOB NOT NULL CHECK(length(digest)=16),
  UNIQUE(highlight_id, tag_id, analyst_id),
  FOREIGN KEY(highlight_id, article_id) REFERENCES highlight(id, article_id)
    DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX tagging_tag ON tagging(tag_id, article_id);
CREATE INDEX tagging_article ON tagging(article_id, tag_id);

-- on a highlight, an article or a tag; on the project where all three are null
CREATE TABLE note(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  highlight_id INTEGER REFERENCES highlight(id) DEFERRABLE INITIALLY DEFERRED,
  article_id INTEGER REFERENCES article(id) DEFERRABLE INITIALLY DEFERRED,
  tag_id INTEGER REFERENCES tag(id) DEFERRABLE INITIALLY DEFERRED,
  body TEXT NOT NULL,
  analyst_id INTEGER NOT NULL REFERENCES analyst(id) DEFERRABLE INITIALLY DEFERRED,
  created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16),
  CHECK((highlight_id IS NOT NULL)+(article_id IS NOT NULL)+(tag_id IS NOT NULL)<=1)
) STRICT;
CREATE INDEX note_highlight ON note(highlight_id) WHERE highlight_id IS NOT NULL;
CREATE INDEX note_article ON note(article_id) WHERE article_id IS NOT NULL;
CREATE INDEX note_tag ON note(tag_id) WHERE tag_id IS NOT NULL;

-- the journal, append-only; hlc: milliseconds << 16 | counter, never behind an earlier step
CREATE TABLE step(
  id INTEGER PRIMARY KEY, uid BLOB NOT NULL UNIQUE CHECK(length(uid)=16),
  replica_id INTEGER NOT NULL REFERENCES replica(id),
  analyst_id INTEGER NOT NULL REFERENCES analyst(id), hlc INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK(kind IN ('do','undo','redo','import','merge','join')),
  undoes BLOB CHECK(length(undoes)=16), action TEXT NOT NULL, arguments TEXT NOT NULL,
  digest BLOB NOT NULL CHECK(length(digest)=16),
  CHECK((undoes IS NOT NULL)=(kind IN ('undo','redo')))
) STRICT;
CREATE INDEX step_undoes ON step(undoes) WHERE undoes IS NOT NULL;
CREATE INDEX step_analyst ON step(analyst_id);

-- JSON of the changed fields, of all of them where a record comes or goes; uids in hex
CREATE TABLE edit(
  id INTEGER PRIMARY KEY, step_id INTEGER NOT NULL REFERENCES step(id),
  record TEXT NOT NULL, record_uid BLOB NOT NULL CHECK(length(record_uid)=16),
  before TEXT, after TEXT, digest BLOB NOT NULL CHECK(length(digest)=16),
  CHECK(before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX edit_step ON edit(step_id);
CREATE INDEX edit_record ON edit(record_uid);

-- folded in Python, accents and all, so that the tokenizer has only to split
CREATE VIRTUAL TABLE article_fts USING fts5(title, body,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE mark_fts USING fts5(quote, notes,
  content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
"""

STATEMENTS = [statement for statement in _SQL.split(";\n") if statement.strip()]
"""Each makes one table or index."""
