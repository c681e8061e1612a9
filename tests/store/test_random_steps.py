"""Three hundred random steps are undone and redone exactly, and the journal tells them all."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader_app.core.edits import Edit, added, removed
from reader_app.core.judgements import ArticleTagging, Grade
from reader_app.core.quotes import quote_at
from reader_app.core.scales import CREDIBILITY, RELIABILITY, Scales
from reader_app.core.spans import Span
from reader_app.store.store import Store
from tests.store.desk import WORDS, Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


STEPS = 300
REOPEN_EVERY = 25


class RandomAnalyst:
    """Does one random thing after another, as an analyst could."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.chance = random.Random(seed)
        self.n = 0
        self.actions: tuple[Callable[[], tuple[Edit, ...]], ...] = (
            *[self.tag_span] * 3,
            self.untag,
            self.resize,
            self.note,
            self.edit_note,
            self.new_tag,
            self.move_tag,
            self.rename,
            self.delete_tag,
            self.delete_highlight,
            self.bring,
            self.delete_article,
            self.read,
            self.grade,
            self.tag_article,
            self.set_field,
        )

    def step(self) -> None:
        """Do one thing that can be done just now."""
        while True:
            action = self.chance.choice(self.actions)
            edits = action()
            if edits:
                self.desk.write(*self.chance.sample(edits, k=len(edits)))
                return

    def tag_span(self) -> tuple[Edit, ...]:
        article, tags = self._article(), self.desk.store.tags.all()
        if article is None or not tags:
            return ()
        start = self.chance.randrange(len(WORDS) - 12)
        highlight = self.desk.highlight(article, start, start + self.chance.randrange(1, 12))
        given = self.chance.sample(tags, k=min(len(tags), self.chance.randrange(3)))
        return added(*(self.desk.tagging(highlight, tag) for tag in given), highlight)

    def untag(self) -> tuple[Edit, ...]:
        mark = self._mark()
        return removed(self.chance.choice(mark.taggings)) if mark and mark.taggings else ()

    def resize(self) -> tuple[Edit, ...]:
        mark = self._mark()
        if mark is None:
            return ()
        span = Span(mark.highlight.span.start, mark.highlight.span.end + 1)
        after = replace(
            mark.highlight, span=span, quote=quote_at(WORDS, span), modified_ms=self._now()
        )
        return (Edit(mark.highlight, after),)

    def note(self) -> tuple[Edit, ...]:
        mark, article = self._mark(), self._article()
        if mark and self.chance.random() < 0.7:
            return added(self.desk.note("on it", highlight=mark.uid))
        return added(self.desk.note("on it", article=article.uid)) if article else ()

    def edit_note(self) -> tuple[Edit, ...]:
        mark = self._mark()
        if mark is None or not mark.notes:
            return ()
        after = replace(mark.notes[0], body=f"Ü {self._now()}", modified_ms=self._now())
        return (Edit(mark.notes[0], after if self.chance.random() < 0.8 else None),)

    def new_tag(self) -> tuple[Edit, ...]:
        tags = self.desk.store.tags.all()
        parent = self.chance.choice([None, *tags])
        tag = self.desk.tag(f"Tag {self._now()}", parent, position=self.chance.random())
        return added(*self.chance.sample([tag, self.desk.tag("Under", tag)], k=2))

    def move_tag(self) -> tuple[Edit, ...]:
        tags = self.desk.store.tags.all()
        leaves = [tag for tag in tags if not any(other.parent == tag.uid for other in tags)]
        if not leaves:
            return ()
        tag = self.chance.choice(leaves)
        parents = [None, *(other.uid for other in tags if other.uid != tag.uid)]
        parent = self.chance.choice(parents)
        return (Edit(tag, replace(tag, parent=parent)),) if parent != tag.parent else ()

    def rename(self) -> tuple[Edit, ...]:
        tags = self.desk.store.tags.all()
        if not tags:
            return ()
        tag = self.chance.choice(tags)
        return (Edit(tag, replace(tag, name=f"Name {self._now()}", colour="rose")),)

    def delete_tag(self) -> tuple[Edit, ...]:
        tags = self.desk.store.tags.all()
        leaves = [tag for tag in tags if not any(other.parent == tag.uid for other in tags)]
        if not leaves or self.chance.random() < 0.6:
            return ()
        tag = self.chance.choice(leaves)
        whole = self.desk.store.tags.articles(tag.uid)
        return removed(tag, *self.desk.store.marks.of_tag(tag.uid), *whole)

    def delete_highlight(self) -> tuple[Edit, ...]:
        mark = self._mark()
        return removed(mark.highlight, *mark.taggings, *mark.notes) if mark else ()

    def bring(self) -> tuple[Edit, ...]:
        article, _, _ = self.desk.article(title=f"Article {self._now()}")
        return added(article)

    def delete_article(self) -> tuple[Edit, ...]:
        article, articles = self._article(), self.desk.store.articles
        if article is None or self.chance.random() < 0.7:
            return ()
        marks = self.desk.store.marks.of_article(article.uid)
        hanging = [item for mark in marks for item in (mark.highlight, *mark.taggings, *mark.notes)]
        beside = [
            *articles.notes(article.uid),
            *articles.readings(article.uid),
            *articles.grades(article.uid),
            *articles.taggings(article.uid),
        ]
        return removed(article, *hanging, *beside)

    def read(self) -> tuple[Edit, ...]:
        article = self._article()
        if article is None:
            return ()
        known = self.desk.store.articles.readings(article.uid)
        after = self.desk.reading(article, status=self.chance.choice(["reading", "done", "new"]))
        if not known:
            return added(after)
        return (Edit(known[0], replace(after, modified_ms=self._now())),)

    def grade(self) -> tuple[Edit, ...]:
        article = self._article()
        if article is None:
            return ()
        known = self.desk.store.articles.grades(article.uid)
        if known and self.chance.random() < 0.3:
            return removed(self.chance.choice(known))
        scale = self.chance.choice([RELIABILITY, CREDIBILITY])
        value = self.chance.choice(Scales().values(scale.uid)).uid
        before = next((each for each in known if each.scale == scale.uid), None)
        if before is not None:
            return (Edit(before, replace(before, value=value, modified_ms=self._now())),)
        uid, now, me = self.desk.uids.new(), self._now(), self.desk.me.uid
        return added(Grade(uid, scale.uid, value, article.uid, None, me, now, now))

    def tag_article(self) -> tuple[Edit, ...]:
        article, tags = self._article(), self.desk.store.tags.all()
        if article is None or not tags:
            return ()
        known = self.desk.store.articles.taggings(article.uid)
        if known:
            return removed(known[0])
        tag, uid = self.chance.choice(tags), self.desk.uids.new()
        return added(ArticleTagging(uid, article.uid, tag.uid, self.desk.me.uid, self._now()))

    def set_field(self) -> tuple[Edit, ...]:
        article = self._article()
        if article is None:
            return ()
        fields = (("Desk", self.chance.choice(["World", "Home"])),) * self.chance.randrange(2)
        after = replace(article, fields=fields, modified_ms=self._now())
        return (Edit(article, after),)

    def _now(self) -> int:
        self.n += 1
        return self.n

    def _article(self):
        rows = list(self.desk.store.articles.all())
        return self.desk.store.articles.get(self.chance.choice(rows).uid) if rows else None

    def _mark(self):
        article = self._article()
        marks = self.desk.store.marks.of_article(article.uid) if article else []
        return self.chance.choice(marks) if marks else None


@pytest.mark.parametrize("seed", [1])
def test_random_steps_are_undone_and_redone_exactly(desk: Desk, seed: int, tmp_path: Path) -> None:
    desk.bring()
    analyst = RandomAnalyst(desk, seed)
    states = [desk.store.dump()]
    for n in range(STEPS):
        analyst.step()
        states.append(desk.store.dump())
        if n % REOPEN_EVERY == 0:
            desk.reopen()
    assert len(set(states)) > STEPS / 2
    _walk(desk, desk.undo, states[-2::-1])
    _walk(desk, desk.redo, states[1:])
    for _ in range(40):
        desk.undo()
    desk.add(desk.tag("A new branch"))
    assert not desk.redo()
    assert desk.store.check() == []
    desk.store.replay_into(tmp_path / "again.reader")
    again = Store.open(tmp_path / "again.reader", clock=desk.clock)
    assert again.dump() == desk.store.dump()
    assert again.check() == []
    again.close()


def _walk(desk: Desk, step: Callable[[], bool], states: list[str]) -> None:
    for n, state in enumerate(states):
        assert step()
        assert desk.store.dump() == state, n
        if n % REOPEN_EVERY == 0:
            desk.reopen()
