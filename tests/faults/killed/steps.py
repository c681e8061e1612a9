"""Steps of an analyst that a process is killed in; see desk.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader_app.core.spans import Span
from tests.bench.workload import spans
from tests.faults.killed.desk import (
    KilledAction,
    end_preparing,
    marked,
    opened,
    prepare_text,
    sound,
    steps_done,
    tag_named,
    taggings,
    the_article,
    within,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.killed.desk import Say


def _prepare_marked(folder: Path, size: int) -> None:
    end_preparing(marked(folder, size, "Kept", "Gone"))


def _tag(folder: Path, say: Say) -> None:
    project = opened(folder)
    article, tag = the_article(project), tag_named(project, "Actor")
    text = project.articles.text_of(project.articles.find(article)).text
    say(0)
    for at in spans(str(text), 2000):
        project.marks.tag(article, Span(*at), [tag] if tag else [])
        say(1)


def _verify_tagged(folder: Path, told: int) -> int:
    with sound(folder) as project:
        marks = project.marks.of_article(the_article(project)).in_order()
        assert all(len(mark.taggings) == 1 for mark in marks)
        return within(len(marks), told)


def _tag_many(folder: Path, say: Say) -> None:
    project = opened(folder)
    every = [mark.uid for mark in project.marks.of_article(the_article(project)).in_order()]
    say(0)
    for n in range(1_000):
        project.marks.tag_many(every, [], [f"Bulk {n}"])
        say(1)


def _verify_many(folder: Path, told: int) -> int:
    with sound(folder) as project:
        size = len(project.marks.of_article(the_article(project)))
        bulk = [tag.name for tag in project.codebook if tag.name.startswith("Bulk")]
        assert all(taggings(project, name) == size for name in bulk)
        return within(len(bulk), told)


def _merge(folder: Path, say: Say) -> None:
    project = opened(folder)
    say(0)
    while True:
        kept, gone = (tag_named(project, name) for name in ("Kept", "Gone"))
        assert kept is not None
        assert gone is not None
        project.tags.merge(kept, [gone])
        say(1)
        project.history.undo()
        say(1)


def _verify_merged(folder: Path, told: int) -> int:
    with sound(folder) as project:
        size = len(project.marks.of_article(the_article(project)))
        done = within(steps_done(project), told)
        assert taggings(project, "Kept") == size
        assert taggings(project, "Gone") == (0 if done % 2 else size)
        assert (tag_named(project, "Gone") is None) == bool(done % 2)
    return done


def _prepare_undo(folder: Path, size: int) -> None:
    _prepare_marked(folder, size)
    project = opened(folder)
    every = [mark.uid for mark in project.marks.of_article(the_article(project)).in_order()]
    project.marks.tag_many(every, [], ["Undone"])
    project.close()


def _undo(folder: Path, say: Say) -> None:
    project = opened(folder)
    say(0)
    while True:
        project.history.undo()
        say(1)
        project.history.redo()
        say(1)


def _verify_undone(folder: Path, told: int) -> int:
    with sound(folder) as project:
        size = len(project.marks.of_article(the_article(project)))
        done = within(steps_done(project) - 1, told)
        assert taggings(project, "Undone") == (0 if done % 2 else size)
        assert (tag_named(project, "Undone") is None) == bool(done % 2)
    return done


def _prepare_correction(folder: Path, size: int) -> None:
    end_preparing(marked(folder, max(50, size // 20), "Kept"))


def _worded(text: str, n: int) -> str:
    """Return a text with a first line that tells which revision it is."""
    return f"Revision {n}\n\n{text.split(chr(10) * 2, 1)[1]}"


def _correct(folder: Path, say: Say) -> None:
    project = opened(folder)
    article = the_article(project)
    text = str(project.articles.text_of(project.articles.find(article)).text)
    say(0)
    for n in range(1, 10_000):
        project.articles.correct_text(article, _worded(text, n))
        say(1)


def _verify_corrected(folder: Path, told: int) -> int:
    with sound(folder) as project:
        article = project.articles.find(the_article(project))
        text = str(project.articles.text_of(article).text)
        done = within(steps_done(project), told)
        assert text.startswith(f"Revision {done}\n" if done else "A long document\n")
        marks = project.marks.of_article(article.uid).in_order()
        assert {mark.highlight.text_sha256 for mark in marks} == {article.text_sha256}
    return done


ACTIONS = {
    "tagging": KilledAction(prepare_text, _tag, _verify_tagged),
    "bulk tag": KilledAction(_prepare_marked, _tag_many, _verify_many),
    "merge of tags": KilledAction(_prepare_marked, _merge, _verify_merged),
    "undo": KilledAction(_prepare_undo, _undo, _verify_undone),
    "text correction": KilledAction(_prepare_correction, _correct, _verify_corrected),
}
