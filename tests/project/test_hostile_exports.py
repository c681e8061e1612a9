"""What a hostile project holds is exported as far as it goes, or refused in a sentence."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING

import pytest

from reader_app.core.errors import ProjectError
from reader_app.core.spans import Span
from reader_app.formats.exchange.registry import FORMATS
from reader_app.project.project import Project
from reader_app.store.sqlite import sqlite3
from tests.project.people import INES

if TYPE_CHECKING:
    from pathlib import Path

    from reader_app.core.ids import Clock
    from reader_app.core.records import Article

HUGE = (1 << 63) - 1
HOSTILE = {
    "times": f"UPDATE article SET created_ms={HUGE}, modified_ms={HUGE};"
    f" UPDATE highlight SET created_ms=-{HUGE}, modified_ms={HUGE};"
    f" UPDATE tagging SET created_ms={HUGE}; UPDATE note SET created_ms={HUGE}, modified_ms={HUGE};"
    f" UPDATE tag SET created_ms={HUGE}, modified_ms=-{HUGE};"
    f" UPDATE analyst SET created_ms={HUGE}, modified_ms=-{HUGE}; UPDATE step SET hlc={HUGE}",
    "places": f'UPDATE highlight SET start={HUGE - 9}, "end"={HUGE}',
    "places over the end": f'UPDATE highlight SET "end"={HUGE}',
    "dates": "UPDATE article SET published='99999999-99-99', published_precision='day'",
    "colours": "UPDATE tag SET colour='url(x)'; UPDATE analyst SET colour='<b>'",
    "counts": f"UPDATE article SET n_highlights=-{HUGE}, n_chars={HUGE};"
    f" UPDATE tag SET n_taggings={HUGE}",
    "blocks": f'UPDATE block SET start={HUGE - 9}, "end"={HUGE}, level={HUGE}, page={HUGE}',
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("name", FORMATS)
def test_absurd_contents_break_no_export(
    project: Project, article: Article, clock: Clock, tmp_path: Path, name: str, kind: str
) -> None:
    tag = project.tags.create("Actor").edits[0].record.uid
    project.marks.tag(article.uid, Span(0, 5), (tag,))
    (mark,) = project.marks.of_article(article.uid).in_order()
    project.marks.add_note(mark.uid, "Says who?")
    project.close()
    raw = sqlite3.connect(project.path)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.executescript(HOSTILE[kind])
    raw.close()
    again = Project.open(project.path, person=INES, clock=clock)
    with closing(again), suppress(ProjectError):  # a sentence for the user
        assert again.exports.export(tmp_path / "out", name).path.exists()
