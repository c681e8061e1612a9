"""Projects for scripts: records as the project has them, and the manual's examples as they stand."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_type_hints

import pytest

from reader_app.core.spans import Span
from reader_app.project.project import Project
from reader_app.project.sample import make_sample
from reader_app.project.settings import Settings
from reader_app.scripting import (
    ArticleRecord,
    ProjectError,
    SpanRecord,
    TagRecord,
    open_project,
)
from tests.project.conftest import WORDS
from tests.project.people import INES

if TYPE_CHECKING:
    from reader_app.core.ids import Clock

PAGE = Path(__file__).resolve().parent.parent / "docs" / "scripts.md"
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
HAS_PANDAS = importlib.util.find_spec("pandas") is not None


@pytest.fixture
def path(project_path: Path, clock: Clock) -> Path:
    """Give a project of one article with two highlights, open elsewhere no more."""
    project = Project.create(project_path, person=INES, clock=clock)
    uid = project.articles.import_text(WORDS, "ferry").uid
    assert uid
    project.marks.tag_paths(uid, Span(20, 29), ["Claim/Denied", "Risk"], "why")
    project.marks.add_note(project.marks.of_article(uid).in_order()[0].uid, "more")
    project.marks.highlight(uid, Span(0, 5))
    project.articles.set_status([uid], "done")
    project.close()
    return project_path


def test_records_are_those_of_the_project(path: Path) -> None:
    with open_project(path, analyst="Ines") as project:
        assert project.title == "press"
        (article,) = project.articles()
        text = project.text(article.article_id)
        spans = list(project.spans())
        asked = list(project.spans("tag:Risk"))
        tags = list(project.tags())
    assert (article.title, article.status, article.highlights) == ("Ferry held at port", "done", 2)
    assert (article.characters, article.outlet, article.authors) == (len(text), "", "")
    assert [span.tag for span in spans] == ["", "Claim/Denied", "Risk"]
    assert {span.quote == text[span.start : span.end] for span in spans} == {True}
    assert (spans[1].note, spans[1].analyst, spans[1].flag) == ("why\n\nmore", "Ines", "")
    assert spans[1].created == datetime(2026, 1, 1, tzinfo=UTC)
    assert (spans[1].span_id, spans[0].paragraph, spans[0].page) == (spans[2].span_id, 1, 0)
    assert asked == spans[1:]
    assert [(tag.path, tag.taggings) for tag in tags] == [
        ("Claim", 0), ("Claim/Denied", 1), ("Risk", 1),
    ]  # fmt: skip


def test_the_person_at_this_computer_is_whose_status_counts(path: Path) -> None:
    with open_project(path) as project:
        assert [article.status for article in project.articles()] == ["new"]
    Settings().set_person_name("Ines")
    with open_project(path) as project:
        assert project.title == "press"


def test_a_corrected_text_flags_its_spans(path: Path, clock: Clock) -> None:
    project = Project.open(path, person=INES, clock=clock)
    (row,) = project.articles.all()
    project.articles.correct_text(row.uid, WORDS.replace("No vessel", "A ship"))
    project.close()
    with open_project(path) as opened:
        assert {span.flag for span in opened.spans()} == {"", "lost"}


def test_what_is_no_project_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"not there"):
        open_project(tmp_path / "not there.reader")


@pytest.mark.parametrize("record", [ArticleRecord, SpanRecord, TagRecord])
def test_every_field_of_a_record_is_in_the_manual(record: type) -> None:
    words = PAGE.read_text("utf-8")
    assert [name for name in get_type_hints(record) if f"`{name}`" not in words] == []


def test_the_manuals_examples_run(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_sample(tmp_path / "press.reader", person=INES, clock=clock)
    project.exports.export(tmp_path / "spans.csv", "csv-exact")
    project.close()
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for example in EXAMPLES:
        code = compile(example, str(PAGE), "exec")
        if HAS_PANDAS or "import pandas" not in example:
            exec(code, names)
    assert names["claims"]
    assert isinstance(names["used"], dict)
    assert len(EXAMPLES) == 6


def test_scripts_load_no_qt(path: Path) -> None:
    code = (
        "import sys\nfrom reader_app.scripting import open_project\n"
        f"with open_project({str(path)!r}) as project:\n    assert list(project.spans())\n"
        "assert 'PySide6' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
