"""What version 1.3 adds to the tables, as SQL: the links of a text.

A program of version 1.2 still reads such a file, without these.
"""

from __future__ import annotations

STATEMENTS = [
    # [[start, end, address], ...] as canonical JSON, which the digest covers; empty: it has none
    "ALTER TABLE text ADD COLUMN links TEXT NOT NULL DEFAULT ''",
]
"""Each adds one column."""
