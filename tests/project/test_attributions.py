from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader_app.core.attribution_sentence import attribution_sentence
from reader_app.core.errors import ProjectError
from reader_app.core.spans import Span
from reader_app.project.attributions import Voice

if TYPE_CHECKING:
    from reader_app.core.ids import Uid
    from reader_app.core.judgements import Speaker
    from reader_app.core.records import Article
    from reader_app.project.project import Project

HERE = Span(0, 5)
MINISTER = Voice("the Iranian  minister ", cue="said", mode="direct")


@pytest.fixture
def mark(project: Project, article: Article) -> Uid:
    project.marks.highlight(article.uid, HERE)
    return project.marks.mark_at(article.uid, HERE).uid


def chain(project: Project, article: Article) -> tuple[Speaker, ...]:
    return project.marks.mark_at(article.uid, HERE).speakers


def test_a_highlight_is_attributed_through_two_speakers(
    project: Project, article: Article, mark: Uid
) -> None:
    project.tags.create("Hamas")
    hamas = next(project.codebook.walk()).uid
    project.attributions.set(mark, [MINISTER, Voice(tag=hamas)])
    speakers = chain(project, article)
    assert [(each.position, each.name, each.tag, each.cue) for each in speakers] == [
        (0, "the Iranian minister", None, "said"),
        (1, "Hamas", hamas, ""),
    ]
    sentence = attribution_sentence(speakers, "The Post")
    assert sentence == "Hamas, quoting the Iranian minister, in The Post"
    assert project.history.next_undo() == "Attribute “Ferry” to the Iranian minister"
    project.history.undo()
    assert chain(project, article) == ()


def test_only_what_is_new_changes(project: Project, article: Article, mark: Uid) -> None:
    project.attributions.set(mark, [MINISTER, Voice("Hamas"), Voice("an agency")])
    first = chain(project, article)
    assert not project.attributions.set(mark, [MINISTER, Voice("Hamas"), Voice("an agency")])
    change = project.attributions.set(mark, [MINISTER, Voice("Fatah")])
    assert len(change.edits) == 2
    after = chain(project, article)
    assert [each.name for each in after] == ["the Iranian minister", "Fatah"]
    assert [each.uid for each in after] == [each.uid for each in first[:2]]
    project.attributions.set(mark, [])
    assert chain(project, article) == ()
    assert project.history.next_undo() == "Take the attribution off “Ferry”"
    assert not project.attributions.set(mark, [])


def test_a_renamed_tag_is_no_change_and_a_deleted_one_leaves_its_name(
    project: Project, article: Article, mark: Uid
) -> None:
    project.tags.create("Hamas")
    hamas = next(project.codebook.walk()).uid
    project.attributions.set(mark, [Voice(tag=hamas)])
    project.tags.rename(hamas, "Hamas movement")
    assert not project.attributions.set(mark, [Voice(tag=hamas)])
    project.tags.delete(hamas)
    (speaker,) = chain(project, article)
    assert (speaker.name, speaker.tag) == ("Hamas movement", None)
    project.history.undo()
    assert chain(project, article)[0].tag == hamas
    assert project.check() == []


def test_a_speaker_without_a_name_is_refused(project: Project, mark: Uid) -> None:
    with pytest.raises(ProjectError, match="needs a name or a tag"):
        project.attributions.set(mark, [Voice(" ")])


def test_cues_are_offered_by_frequency(project: Project, article: Article, mark: Uid) -> None:
    project.attributions.set(mark, [MINISTER, Voice("Hamas", cue="according to"), MINISTER])
    assert project.attributions.cues() == ["said", "according to"]


def test_names_are_offered_by_frequency(project: Project, article: Article, mark: Uid) -> None:
    project.attributions.set(mark, [MINISTER, Voice("Hamas"), Voice("Hamas")])
    assert project.attributions.names() == ["Hamas", "the Iranian minister"]
