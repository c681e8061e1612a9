"""Every action of a project, done at random: what `test_random_steps` takes back and brings again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader_app.core.errors import ProjectError
from reader_app.formats.articles.reading import read_article
from reader_app.formats.exchange.starter import StarterTag
from reader_app.project.article_details import dated
from reader_app.project.attributions import Voice
from reader_app.project.tag_again import Wanted
from tests.project.random_hands import SAVED, RandomHands

if TYPE_CHECKING:
    from reader_app.core.edits import Change
    from reader_app.core.ids import Uid
    from reader_app.project.project import Project

WORDS = "Title {n}\n\nNo vessel 😀 was at risk, e\u0301 said. שלום לכולם ומרחבא\u00a0{n}.\n"

_NO_ACTIONS = ("actions", "step")
_OFTEN = ("bring_article", "tag", "tag", "highlight", "grade", "attribute", "link", "add_note")
"""What others need to have something to work on."""


class RandomWorker(RandomHands):
    """Does one action after another, each as often as the others, filled in at random.

    Every public method is an action, and calls the project by its full name
    (`self.project.GROUP.METHOD`), which a test looks for.
    """

    def __init__(self, project: Project, seed: int) -> None:
        super().__init__(project, seed)
        self._bag: list[str] = []

    @classmethod
    def actions(cls) -> list[str]:
        """Return the names of all actions."""
        return [name for name in vars(cls) if not name.startswith("_") and name not in _NO_ACTIONS]

    def step(self) -> str | None:
        """Do something; return what, or None where it came to nothing."""
        if not self._bag:
            names = [*self.actions(), *_OFTEN]
            self._bag = self.random.sample(names, k=len(names))
        name = self._bag.pop()
        try:
            change = getattr(self, name)()
        except (ProjectError, IndexError):
            return None
        return name if change else None

    def bring_article(self) -> bool:
        outcome = self.project.articles.import_text(self._words(), "pasted")
        return outcome.status == "imported"

    def bring_files(self) -> bool:
        folder = self.project.path.with_name(f"texts {self.articles}")
        folder.mkdir()
        for name in ("one.txt", "two.txt"):
            (folder / name).write_text(self._words(), encoding="utf-8")
        return self.project.articles.import_paths([folder]).count("imported") == 2

    def take_in(self) -> bool:
        article = self.project.articles.find(self.article())
        span = self.span(article.uid)
        quote = span.of(self.project.articles.text_of(article).text)
        path = self.project.path.with_name("spans.csv")
        cells = (article.uid, str(span.start), str(span.end), quote, f"In{self.name()}", "why")
        quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
        path.write_text(f"article_id,start,end,quote,tag,note\r\n{quoted}\r\n", "utf-8", newline="")
        return bool(self.project.incoming.take(path).change)

    def _words(self) -> str:
        self.articles += 1
        return WORDS.format(n=self.articles)

    def delete_articles(self) -> Change:
        self.sometimes()
        return self.project.articles.delete(self.some_articles())

    def edit_article(self) -> Change:
        article = self.project.articles.find(self.article())
        words = self.random.choice(["", "2026", "2026-05", "2026-05-14 08:30", "2026-02-30"])
        typed = replace(article, outlet=self.name(), authors=(self.name(),), section=self.name())
        return self.project.articles.edit(dated(typed, words))

    def correct_text(self) -> Change:
        article = self.project.articles.find(self.article())
        text = self.project.articles.text_of(article).text
        at, gone = self.span(article.uid), self.random.choice((0, 1, 30))
        new = f"{text[: at.start]}{self.name()}{text[at.start + gone :]}"
        return self.project.articles.correct_text(article.uid, new)

    def set_standfirst(self) -> Change:
        words = self.random.choice(["", self.name(), f"{self.name()}\n {self.name()}"])
        return self.project.articles.set_standfirst(self.article(), words)

    def read_again(self) -> Change:
        article = self.project.articles.find(self.article())
        original = self.project.articles.original_of(article)
        if original is None:
            raise IndexError
        # As another reader would: with words that the first one left out.
        draft = read_article(original.data + f"\n\n{self.name()}.\n".encode(), name="again")
        return self.project.articles.reread(article.uid, draft)

    def place_lost(self) -> Change:
        lost = self.mark_with(lambda mark: mark.highlight.anchor == "lost").highlight
        return self.project.marks.place(lost.uid, self.span(lost.article))

    def highlight(self) -> Change:
        article = self.article()
        return self.project.marks.highlight(article, self.span(article))

    def tag(self) -> Change:
        article = self.article()
        tags = [self.a_tag(), self.a_tag()]
        return self.project.marks.tag(article, self.span(article), tags)

    def tag_highlight(self) -> Change:
        return self.project.marks.tag_highlight(self.mark().uid, [self.a_tag()])

    def tag_highlight_new(self) -> Change:
        name, parent = self.name(), self.perhaps_a_tag()
        return self.project.marks.tag_highlight_new(self.mark().uid, name, parent)

    def tag_new(self) -> Change:
        article = self.article()
        name, parent = self.name(), self.perhaps_a_tag()
        return self.project.marks.tag_new(article, self.span(article), name, parent)

    def tag_paths(self) -> Change:
        article = self.article()
        paths = [f"{self.name()}/{self.name()}", self.name()]
        return self.project.marks.tag_paths(article, self.span(article), paths, "why")

    def untag(self) -> Change:
        return self.project.marks.untag(
            self.random.choice(self.mark_with(lambda mark: mark.taggings).taggings).uid
        )

    def resize(self) -> Change:
        mark = self.mark()
        return self.project.marks.resize(mark.uid, self.span(mark.highlight.article))

    def delete_highlights(self) -> Change:
        return self.project.marks.delete(self.marks())

    def add_note(self) -> Change:
        return self.project.marks.add_note(self.mark().uid, self.name())

    def edit_note(self) -> Change:
        return self.project.notes.edit(
            self.random.choice(self.mark_with(lambda mark: mark.notes).notes).uid, self.name()
        )

    def delete_note(self) -> Change:
        return self.project.notes.delete(
            self.random.choice(self.mark_with(lambda mark: mark.notes).notes).uid
        )

    def create_tag(self) -> Change:
        return self.project.tags.create(self.name(), self.perhaps_a_tag())

    def create_path(self) -> Change:
        return self.project.tags.create_path(f"{self.name()}/{self.name()}/{self.name()}")

    def rename_tag(self) -> Change:
        return self.project.tags.rename(self.a_tag(), self.name())

    def recolour_tag(self) -> Change:
        return self.project.tags.recolour(self.a_tag(), self.random.choice(["red", "#123456"]))

    def describe_tag(self) -> Change:
        return self.project.tags.describe(self.a_tag(), self.name())

    def move_tag(self) -> Change:
        index = self.random.randrange(4)
        parent = self.random.choice([None, self.a_tag()])
        return self.project.tags.move(self.a_tag(), parent, index)

    def delete_tag(self) -> Change:
        self.sometimes()
        return self.project.tags.delete(self.a_tag())

    def delete_tags(self) -> Change:
        self.sometimes()
        return self.project.tags.delete(self.a_tag(), self.a_tag())

    def pin(self) -> Change:
        return self.project.tags.pin(self.a_tag(), self.random.randint(1, 9))

    def unpin(self) -> Change:
        return self.project.tags.unpin(self.random.choice(list(self.project.pins)))

    def set_example(self) -> Change:
        example = self.random.choice([None, self.mark().uid])
        return self.project.tags.set_example(self.a_tag(), example)

    def add_starter(self) -> Change:
        pin = self.random.randint(1, 9)
        starters = [
            StarterTag((self.name(),), "blue", "What it is.", pin),
            StarterTag((self.name(), self.name()), "teal", "", None),
        ]
        return self.project.tags.add_starter(starters)

    def set_aliases(self) -> Change:
        return self.project.tags.set_aliases(self.a_tag(), [self.name(), self.name()])

    def archive(self) -> Change:
        return self.project.tags.archive(self.a_tag())

    def unarchive(self) -> Change:
        archived = [tag for tag in self.tags() if tag.archived]
        return self.project.tags.unarchive(self.random.choice(archived).uid)

    def merge(self) -> Change:
        return self.project.tags.merge(self.a_tag(), [self.a_tag(), self.a_tag()])

    def recolour_tags(self) -> Change:
        colour = self.random.choice(["blue", "teal"])
        return self.project.tags.recolour_many([self.a_tag(), self.a_tag()], colour)

    def set_key(self) -> Change:
        return self.project.tags.set_key(self.a_tag(), f"Ctrl+{self.random.randrange(5)}")

    def free_key(self) -> Change:
        return self.project.tags.set_key(self.random.choice(list(self.project.keys.values())), None)

    def tag_many(self) -> Change:
        return self.project.marks.tag_many(self.marks(), [self.a_tag(), self.a_tag()])

    def untag_many(self) -> Change:
        return self.project.marks.untag_many(self.marks(), [tag.uid for tag in self.tags()])

    def take_tags_off(self) -> Change:
        return self.project.taggings.take_off(self.some_taggings())

    def retag(self) -> Change:
        if self.random.random() < 0.5:
            return self.project.taggings.retag(
                self.some_taggings(), self.random.choice(self.tags()).uid
            )
        return self.project.taggings.retag(
            self.some_taggings(), None, f"{self.name()}/{self.name()}"
        )

    def note_many(self) -> Change:
        return self.project.marks.note_many(self.marks(), self.name())

    def set_statement(self) -> Change:
        statement = self.random.choice(["", "fact", "claim", "assumption", "judgement"])
        return self.project.marks.set_statement(self.marks(), statement)

    def _values(self) -> list[Uid]:
        scales = self.project.scales
        chosen = [self.random.choice(scales.all()), scales.all()[-1]]
        return [self.random.choice(scales.values(scale.uid)).uid for scale in chosen]

    def grade(self) -> Change:
        return self.project.grades.grade(self.marks(), self._values())

    def ungrade(self) -> Change:
        return self.project.grades.ungrade(self._graded())

    def _graded(self) -> list[Uid]:
        count = self.random.choice((1, 2))
        return [self.mark_with(lambda mark: mark.grades).uid for _ in range(count)]

    def grade_article(self) -> Change:
        return self.project.grades.grade_article(self.article(), self._values())

    def ungrade_article(self) -> Change:
        return self.project.grades.ungrade_article(
            self.articles_with(self.project.grades.of_article)[0]
        )

    def _wordings(self) -> list[tuple[str, str, str]]:
        codes = self.random.sample("abcde", k=3)
        return [(code, self.name(), self.name()) for code in codes]

    def create_scale(self) -> Change:
        return self.project.grades.create_scale(self.name(), self._wordings())

    def _own_scale(self) -> Uid:
        return self.random.choice(self.project.scales.all()[5:]).uid

    def rename_scale(self) -> Change:
        return self.project.grades.rename_scale(self._own_scale(), self.name())

    def set_values(self) -> Change:
        return self.project.grades.set_values(self._own_scale(), self._wordings())

    def describe_scale(self) -> Change:
        return self.project.grades.describe_scale(self._own_scale(), self.name())

    def move_scale(self) -> Change:
        return self.project.grades.move_scale(self._own_scale(), self.random.randrange(3))

    def reword(self) -> Change:
        value = self.random.choice(self.project.scales.values(self._own_scale()))
        code = self.random.choice("abcdefgh")
        return self.project.grades.reword(value.uid, (code, self.name(), self.name()))

    def delete_scale(self) -> Change:
        return self.project.grades.delete_scale(self._own_scale())

    def attribute(self) -> Change:
        voices = [Voice(self.name(), cue="said", mode="direct"), Voice(tag=self.a_tag())]
        chain = self.random.sample(voices, k=self.random.choice((1, 2)))
        return self.project.attributions.set(self.mark().uid, chain)

    def unattribute(self) -> Change:
        return self.project.attributions.set(self.mark_with(lambda mark: mark.speakers).uid, [])

    def link(self) -> Change:
        kind = self.random.choice([*self.project.links.kinds(), self.name()])
        return self.project.links.add(self.mark().uid, self.mark().uid, kind)

    def unlink(self) -> Change:
        return self.project.links.delete(
            self.random.choice(self.mark_with(lambda mark: mark.links).links).uid
        )

    def save_query(self) -> Change:
        kind = self.random.choice(SAVED)
        return self.project.saved.save(kind, self.random.choice("Ab"), self.name())

    def rename_query(self) -> Change:
        return self.project.saved.rename(self.own_saved(), self.random.choice("AbCd"))

    def forget_query(self) -> Change:
        self.sometimes()
        self.sometimes()
        return self.project.saved.delete(self.own_saved())

    def set_status(self) -> Change:
        status = self.random.choice(["new", "reading", "done", "skipped"])
        return self.project.articles.set_status(self.some_articles(), status)

    def set_field(self) -> Change:
        value = self.random.choice(["", self.name(), self.name()])
        return self.project.articles.set_field(self.some_articles(), "desk", value)

    def tag_articles(self) -> Change:
        return self.project.articles.tag(self.some_articles(), [self.a_tag()])

    def untag_articles(self) -> Change:
        articles = self.articles_with(self.project.articles.tags_of)
        tags = [each.tag for each in self.project.articles.tags_of(articles[0])]
        return self.project.articles.untag(articles, tags)

    def note_article(self) -> Change:
        return self.project.notes.add_to_article(self.article(), self.name())

    def note_tag(self) -> Change:
        return self.project.notes.add_to_tag(self.a_tag(), self.name())

    def note_project(self) -> Change:
        return self.project.notes.add_to_project(self.name())

    def edit_article_note(self) -> Change:
        return self.project.notes.edit(self.own_article_note(), self.name())

    def edit_tag_note(self) -> Change:
        return self.project.notes.edit(self.own_tag_note(), self.name())

    def edit_project_note(self) -> Change:
        return self.project.notes.edit(self.own_project_note(), self.name())

    def delete_article_note(self) -> Change:
        return self.project.notes.delete(self.own_article_note())

    def delete_tag_note(self) -> Change:
        return self.project.notes.delete(self.own_tag_note())

    def delete_project_note(self) -> Change:
        return self.project.notes.delete(self.own_project_note())

    def tag_again(self) -> Change:
        word = self.random.choice(["vessel", "שלום", "risk", "Title"])
        hits = list(self.project.again.find(Wanted((word,))))
        return self.project.again.accept(self.a_tag(), hits)

    def tag_all(self) -> Change:
        article = self.article()
        spans = [self.span(article), self.span(article)]
        return self.project.again.tag_all(article, spans, [f"{self.name()}/{self.name()}"])

    def copy_highlights(self) -> Change:
        article = self.article()
        cluster = self.project.duplicates.of(article)
        copies = [each.uid for each in cluster.articles] if cluster else []
        return self.project.duplicates.copy_highlights(article, copies[:3])
