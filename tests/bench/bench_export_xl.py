"""Exports of a million highlights: CSV beside `sqlite3 -csv` of the same rows, the window meanwhile, cancelling.

CPU time, each in a process of its own; gaps between the window's turns in wall time.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.exports import exported, watched
from tests.bench.figure import Figure, at_most, at_most_times, reported
from tests.bench.large import XL, made

if TYPE_CHECKING:
    from collections.abc import Iterator

_SAME = """
WITH RECURSIVE path(id, words) AS (SELECT id, name FROM tag WHERE parent_id IS NULL UNION ALL
 SELECT tag.id, path.words||'/'||tag.name FROM tag JOIN path ON tag.parent_id=path.id),
 paths AS MATERIALIZED (SELECT * FROM path)
SELECT h.quote, ifnull(tag.name,'') AS tag, ifnull(p.words,'') AS tag_path,
 ifnull((SELECT group_concat(body, char(10,10)) FROM note WHERE highlight_id=h.id),'') AS note,
 h.statement,
 ifnull((SELECT group_concat(hex(value)) FROM grade WHERE highlight_id=h.id),'') AS grade,
 ifnull((SELECT group_concat(name, '; ') FROM speaker WHERE highlight_id=h.id),'') AS attribution,
 (SELECT count(*) FROM link WHERE source_id=h.id)+(SELECT count(*) FROM link WHERE target_id=h.id) AS links,
 a.title, ifnull(a.outlet,'') AS outlet,
 ifnull((SELECT group_concat(value,'; ') FROM json_each(a.authors)),'') AS author,
 ifnull(a.published,'') AS published, ifnull(a.url,'') AS url, an.name AS analyst,
 strftime('%Y-%m-%dT%H:%M:%SZ', ifnull(g.created_ms,h.created_ms)/1000,'unixepoch') AS created,
 (SELECT count(*) FROM block WHERE text_sha256=h.text_sha256 AND start<=h.start) AS paragraph,
 ifnull((SELECT page FROM block WHERE text_sha256=h.text_sha256 AND start<=h.start ORDER BY n DESC LIMIT 1),'') AS page,
 h.prefix AS context_before, h.suffix AS context_after, h.start, h."end", lower(hex(h.uid)) AS span_id, lower(hex(a.uid)) AS article_id
FROM article a INDEXED BY article_created CROSS JOIN highlight h ON h.article_id=a.id
LEFT JOIN tagging g ON g.highlight_id=h.id LEFT JOIN tag ON tag.id=g.tag_id LEFT JOIN paths p ON p.id=g.tag_id
JOIN analyst an ON an.id=ifnull(g.analyst_id,h.analyst_id)
ORDER BY a.created_ms, a.uid, h.start, h."end", h.uid
"""
"""The default columns of an export, as SQL has them."""


def figures(scale: float) -> Iterator[Figure]:
    """Measure the CSV of all taggings, then the window during exports that are cancelled."""
    with made(XL, scale) as path, tempfile.TemporaryDirectory() as name:
        own = Path(shutil.copy(path, name))
        rows, seconds, peak = exported(own, "csv", Path(name) / "spans.csv")
        program = shutil.which("sqlite3")
        if program is None:
            yield reported("csv, CPU (sqlite3 is not installed to set beside it)", seconds, "s")
        else:
            bare = _bare(program, own, Path(name) / "bare.csv")
            what = f"{rows:.0f} rows to csv, CPU"
            yield at_most_times(what, seconds, "s", ("sqlite3 -csv", bare), limit=3)
        yield at_most("peak of it", peak, "MB", limit=150)
        yield from watched(own, ("csv-exact", "xlsx", "ods"), Path(name) / "stopped")


def _bare(program: str, project: Path, out: Path) -> float:
    """Return the CPU seconds that SQLite's own program takes for the same rows."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with out.open("wb") as file:
        command = [program, "-readonly", "-csv", "-header", str(project), _SAME]
        subprocess.run(command, check=True, stdout=file)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
