"""What version 1.2 adds to the tables, as SQL; each part says what it is for.

A program of version 1.1 still reads such a file, without these.
"""

from __future__ import annotations

_SQL = """
-- the library sorts and filters by language
CREATE INDEX article_language ON article(ifnull(language,''), uid);
"""

STATEMENTS = [statement for statement in _SQL.split(";\n") if statement.strip()]
"""Each adds one column, table or index."""
