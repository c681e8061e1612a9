"""A look at tables before they come in, and what was chosen for their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.formats.articles.several import ColumnChoice
from reader_app.formats.workers.pool import ReadingPool
from reader_app.project.column_choices import keep_choice, kept_choices
from reader_app.project.settings import Settings
from reader_app.project.table_looks import first_articles, look_at_tables, may_be_tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def pool() -> Iterator[ReadingPool]:
    """Give one worker process."""
    with ReadingPool(workers=1) as pool:
        yield pool


def go_on() -> bool:
    return True


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_tables_of_the_same_columns_are_one_look(tmp_path: Path, pool: ReadingPool) -> None:
    paths = [
        written(tmp_path, "a.csv", "kop,verhaal\nA,Words\nB,Words\n"),
        written(tmp_path, "b.tsv", "verhaal\tkop\nC\tD\n"),
        written(tmp_path, "c.jsonl", '{"text": "E"}\n'),
        written(tmp_path, "spans.csv", "quote,tag\nA,B\n"),
        written(tmp_path, "broken.jsonl", "{"),
        written(tmp_path, "plain.txt", "Words\n"),
        tmp_path / "gone.csv",
    ]
    assert may_be_tables(paths)
    assert not may_be_tables([tmp_path, paths[-2]])
    first, second = look_at_tables(pool, paths, (), go_on)
    assert (first.path, first.total, first.items) == (paths[0], 3, ())
    assert (second.total, len(second.items)) == (1, 1)
    asked: list[bool] = []

    def once() -> bool:
        asked.append(True)
        return len(asked) < 1

    assert look_at_tables(pool, paths[:1], (), once) == []


def test_a_file_that_cannot_be_opened_is_passed_over(
    tmp_path: Path, pool: ReadingPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader_app.project.file_bytes.MAX_BYTES", 4)
    assert look_at_tables(pool, [written(tmp_path, "a.csv", "text\nA\n")], (), go_on) == []


def test_the_first_articles_are_read_by_what_is_chosen(tmp_path: Path, pool: ReadingPool) -> None:
    path = written(tmp_path, "a.csv", "kop,verhaal\nA,<p>Words</p><p>More</p>\nB,\n")
    (look,) = look_at_tables(pool, [path], (), go_on)
    columns = (("text", "verhaal"), ("title", "kop"))
    one, other = first_articles(pool, look.table, columns, go_on)
    assert one.draft is not None
    assert one.draft.text == "A\n\nWords\n\nMore"
    assert other.reason == "Its text is empty."
    assert first_articles(pool, look.table, columns, lambda: False) == ()


def test_what_was_chosen_is_kept_once_for_each_set_of_columns() -> None:
    settings = Settings()
    keep_choice(settings, ColumnChoice(("a", "b"), (("text", "a"),)))
    other = ColumnChoice(("c",), (("text", "c"),))
    keep_choice(settings, other)
    newer = ColumnChoice(("b", "a"), (("text", "b"), ("title", "a")))
    assert keep_choice(settings, newer) == (newer, other)
    assert kept_choices(Settings()) == (newer, other)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "[[1], 2]", '[["a"], [["title", "a"]]]', '[["a"], [["text", "b"]]]', '[["a"], [["text", "a"], ["x", "a"]]]'],
)  # fmt: skip
def test_a_choice_that_makes_no_sense_is_passed_over(text: str) -> None:
    settings = Settings()
    settings.set_column_choices([text])
    assert kept_choices(settings) == ()
