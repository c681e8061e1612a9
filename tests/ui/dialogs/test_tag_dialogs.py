"""Describing, merging and own keys of tags; each gesture one step of a real project."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from reader_app.core.spans import Span
from reader_app.ui.actions.action_set import ActionSet
from reader_app.ui.dialogs.article_details_dialog import ArticleDetailsDialog
from reader_app.ui.dialogs.describe_tag_dialog import DescribeTagDialog, TagPlace
from reader_app.ui.dialogs.merge_dialog import MergeDialog
from reader_app.ui.dialogs.project_notes_dialog import ProjectNotesDialog
from reader_app.ui.dialogs.provenance_lines import provenance_label
from reader_app.ui.dialogs.switch_analyst_dialog import SwitchAnalystDialog
from reader_app.ui.dialogs.tag_key_dialog import TagKeyDialog
from reader_app.ui.theme.tag_colours import TagInks
from reader_app.ui.theme.theme import load_theme
from tests.ui.press import made_press


@pytest.fixture
def press(project_path, clock):
    made = made_press(project_path, clock)
    yield made
    made.project.close()


def shown(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def steps(project):
    return len(list(project.history.steps()))


def test_each_field_of_a_description_is_one_step_when_it_is_left(qtbot, press):
    project, tag = press.project, press.tags["Claim"]
    dialog = shown(qtbot, DescribeTagDialog(TagPlace(project, tag, None, 0)))
    before = steps(project)
    dialog.definition.setFocus()
    qtbot.keyClicks(dialog.definition, "What somebody says.")
    qtbot.keyClick(dialog.definition, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.use, "For quotes.")
    qtbot.keyClick(dialog.use, Qt.Key.Key_Tab)
    dialog.aliases.setFocus()
    qtbot.keyClicks(dialog.aliases, "assertion")
    qtbot.keyClick(dialog.aliases, Qt.Key.Key_Return)
    dialog.aliases.insertPlainText("ادعاء")
    dialog.accept()
    now = project.codebook[tag]
    assert (now.definition, now.when_to_use) == ("What somebody says.", "For quotes.")
    assert now.aliases == ("assertion", "ادعاء")
    assert steps(project) == before + 3


def test_the_current_highlight_becomes_the_example_and_can_be_taken_back(qtbot, press):
    project, tag = press.project, press.tags["Claim"]
    highlight = press.tag("ferry", "no vessel was at risk", "Claim")
    dialog = shown(qtbot, DescribeTagDialog(TagPlace(project, tag, highlight.uid, 0)))
    qtbot.mouseClick(dialog.use_current, Qt.MouseButton.LeftButton)
    assert project.codebook[tag].example == highlight.uid
    assert "no vessel was at risk" in dialog.quote.text()
    project.history.undo()
    assert project.codebook[tag].example is None


def test_notes_on_a_tag_are_added_edited_and_deleted(qtbot, press):
    project, tag = press.project, press.tags["Claim"]
    dialog = shown(qtbot, DescribeTagDialog(TagPlace(project, tag, None, 0)))
    dialog.notes.new.setFocus()
    qtbot.keyClicks(dialog.notes.new, "Look at this again.")
    dialog.definition.setFocus()
    assert [note.body for note in project.notes.on_tag(tag)] == ["Look at this again."]
    dialog.notes.fields[0].setFocus()
    qtbot.keyClicks(dialog.notes.fields[0], "Now: ")
    dialog.definition.setFocus()
    assert project.notes.on_tag(tag)[0].body.startswith("Now: ")
    delete = dialog.findChild(QWidget, "deleteNote")
    qtbot.mouseClick(delete, Qt.MouseButton.LeftButton)
    assert project.notes.on_tag(tag) == []


def test_merging_says_how_many_taggings_move(qtbot, press):
    project, tags = press.project, press.tags
    press.tag("ferry", "The port authority", "Port authority")
    press.tag("ferry", "Two ferry captains", "Port authority")
    press.tag("ferry", "said", "Ferry crews")
    inks = TagInks(load_theme("light"), project.codebook)
    both = (tags["Ferry crews"], tags["Port authority"])
    dialog = shown(qtbot, MergeDialog(project, both, inks))
    assert dialog.survivor == tags["Port authority"]
    assert dialog.cost.text().startswith("1 tagging moves to")
    qtbot.mouseClick(dialog.choices[0], Qt.MouseButton.LeftButton)
    assert dialog.survivor == tags["Ferry crews"]
    assert dialog.cost.text().startswith("2 taggings move to")


def test_a_key_of_an_action_is_refused_and_one_of_another_tag_is_said(qtbot, press):
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window)
    project, tags = press.project, press.tags
    project.tags.set_key(tags["Actor"], "Q")
    dialog = shown(qtbot, TagKeyDialog(project, tags["Claim"], actions, window))
    qtbot.keyClick(dialog.edit, Qt.Key.Key_J)
    assert dialog.words.text().startswith("This key belongs to “Next highlight”")
    assert not dialog.foot.primary.isEnabled()
    dialog.edit.clear()
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Q)
    assert "Actor" in dialog.words.text()
    assert dialog.foot.primary.isEnabled()
    assert dialog.key == "Q"


def field(dialog, name):
    return dialog.findChild(QWidget, name)


def test_details_of_an_article_are_kept_field_by_field(qtbot, press):
    project, article = press.project, press.articles["ferry"]
    dialog = shown(qtbot, ArticleDetailsDialog(project, article, 0))
    before = steps(project)
    outlet = field(dialog, "articleOutlet")
    outlet.setFocus()
    qtbot.keyClicks(outlet, "Calder Bay Courier")
    qtbot.keyClick(outlet, Qt.Key.Key_Tab)
    authors = field(dialog, "articleAuthors")
    authors.clear()
    qtbot.keyClicks(authors, "Ann Lee; Omar Said")
    qtbot.keyClick(authors, Qt.Key.Key_Tab)
    qtbot.keyClicks(dialog.date, "2026-05")
    qtbot.keyClick(dialog.date, Qt.Key.Key_Tab)
    now = project.articles.get(article.uid)
    assert (now.outlet, now.authors) == ("Calder Bay Courier", ("Ann Lee", "Omar Said"))
    assert (now.published, now.published_precision) == ("2026-05", "month")
    assert steps(project) == before + 3


def test_a_date_that_is_none_is_marked_and_not_kept(qtbot, press):
    project, article = press.project, press.articles["ferry"]
    dialog = shown(qtbot, ArticleDetailsDialog(project, article, 0))
    dialog.date.setFocus()
    qtbot.keyClicks(dialog.date, "yesterday")
    qtbot.keyClick(dialog.date, Qt.Key.Key_Tab)
    assert dialog.date.property("problem") == "true"
    assert dialog.details["published"].problem.text().startswith("“yesterday” is not a date.")
    assert project.articles.get(article.uid).published == article.published
    dialog.date.setFocus()
    dialog.date.clear()
    qtbot.keyClicks(dialog.date, "2026-05-14")
    qtbot.keyClick(dialog.date, Qt.Key.Key_Tab)
    assert dialog.details["published"].problem.isHidden()
    assert project.articles.get(article.uid).published == "2026-05-14"


def test_the_standfirst_is_edited_and_highlights_stay_on_their_words(qtbot, press):
    project, article = press.project, press.articles["ferry"]
    before = project.articles.text_of(article).text
    start = before.index("\n\n") + 2
    project.marks.highlight(article.uid, Span(start, start + 9))
    dialog = shown(qtbot, ArticleDetailsDialog(project, article, 0))
    line = field(dialog, "articleStandfirst")
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, "Nobody said why")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    now = project.articles.find(article.uid)
    text = project.articles.text_of(now)
    assert project.articles.standfirst(now) == "Nobody said why"
    assert "Nobody said why" in text.text
    (mark,) = [
        mark for mark in project.marks.of_article(article.uid).in_order()
        if mark.highlight.quote.exact == before[start : start + 9]
    ]  # fmt: skip
    assert mark.highlight.span.of(text.text) == before[start : start + 9]
    assert not project.articles.set_standfirst(article.uid, " Nobody  said why ").edits
    project.history.undo()
    assert project.articles.text_of(project.articles.find(article.uid)).text == before


def test_where_the_article_comes_from_is_told_to_be_copied(qtbot, press):
    project, article = press.project, press.articles["ferry"]
    dialog = shown(qtbot, ArticleDetailsDialog(project, article, 0))
    label = dialog.findChild(QLabel, "articleProvenance")
    label.setFocus()
    qtbot.keyClick(label, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    told = plain(label.selectedText())
    assert f"SHA-256ofthetext:{article.text_sha256}" in told
    assert plain(f"Reader: {article.provenance.reader}") in told
    came = replace(article.provenance, file_name="ferry.html", path="/in/ferry.html")
    whole = provenance_label(replace(article, provenance=came), dialog)
    assert "File:ferry.html" in plain(whole.text())
    assert "Pathasgiven:/in/ferry.html" in plain(whole.text())


def plain(words):
    """Return words without spaces and marks of direction."""
    return "".join(words.replace("\u2068", "").replace("\u2069", "").split())


def test_each_detail_shows_where_its_value_came_from(qtbot, press):
    project, article = press.project, press.articles["ferry"]
    dialog = shown(qtbot, ArticleDetailsDialog(project, article, 0))
    assert dialog.details["title"].origin.text() == "From: \u2068first line\u2069"
    assert dialog.details["section"].origin.isHidden()
    section = field(dialog, "articleSection")
    section.setFocus()
    qtbot.keyClicks(section, "World")
    qtbot.keyClick(section, Qt.Key.Key_Tab)
    assert dialog.details["section"].origin.text() == "Edited"
    assert project.articles.get(article.uid).section == "World"
    assert project.history.next_undo().startswith("Edit the details of")
    title = field(dialog, "articleTitle")
    title.setFocus()
    title.selectAll()
    qtbot.keyClick(title, Qt.Key.Key_Delete)
    qtbot.keyClick(title, Qt.Key.Key_Tab)
    assert "needs a title" in dialog.details["title"].problem.text()


def test_an_article_takes_status_fields_tags_and_notes(qtbot, press):
    project, uid = press.project, press.articles["ferry"].uid
    dialog = shown(qtbot, ArticleDetailsDialog(project, press.articles["ferry"], 0))
    dialog.status.setFocus()
    qtbot.keyClick(dialog.status, Qt.Key.Key_Down)
    qtbot.keyClicks(dialog.field_name, "Region")
    dialog.field_value.setFocus()
    qtbot.keyClicks(dialog.field_value, "Calder Bay")
    qtbot.keyClick(dialog.field_value, Qt.Key.Key_Tab)
    dialog.new_tag.setFocus()
    qtbot.keyClick(dialog.new_tag, Qt.Key.Key_Down)
    qtbot.keyClicks(dialog.notes.new, "Ask the harbour.")
    dialog.accept()
    assert project.articles.status(uid) == "reading"
    assert dict(project.articles.get(uid).fields) == {"Region": "Calder Bay"}
    assert [each.tag for each in project.articles.tags_of(uid)] == [press.tags["Actor"]]
    assert [note.body for note in project.notes.on_article(uid)] == ["Ask the harbour."]
    qtbot.mouseClick(field(dialog, "articleTag"), Qt.MouseButton.LeftButton)
    assert project.articles.tags_of(uid) == []


def test_the_project_takes_notes(qtbot, press):
    dialog = shown(qtbot, ProjectNotesDialog(press.project, 0))
    qtbot.keyClicks(dialog.notes.new, "Begun in May.")
    dialog.accept()
    assert [note.body for note in press.project.notes.on_project()] == ["Begun in May."]


def asked(press, which):
    """Return one of the dialogs that notes are written in, and a field of it."""
    project = press.project
    if which == "project":
        dialog = ProjectNotesDialog(project, 0)
    elif which == "article":
        dialog = ArticleDetailsDialog(
            project, project.articles.get(next(iter(project.articles.all())).uid), 0
        )
    else:
        dialog = DescribeTagDialog(TagPlace(project, press.tags["Claim"], None, 0))
    return dialog, dialog.use if which == "definition" else dialog.notes.new


@pytest.mark.parametrize("which", ["project", "article", "tag", "definition"])
def test_words_that_are_refused_stay_until_they_can_be_kept(qtbot, press, which):
    dialog, words = asked(press, which)
    shown(qtbot, dialog)
    before, path = steps(press.project), press.project.path
    path.rename(path.with_name("away"))
    qtbot.keyClicks(words, "Ask the harbour.")
    dialog.accept()
    assert dialog.isVisible()
    assert words.toPlainText() == "Ask the harbour."
    assert "moved, replaced or deleted" in dialog.problem.text()
    assert "Close once more" in dialog.problem.text()
    path.with_name("away").rename(path)
    dialog.accept()
    assert not dialog.isVisible()
    assert steps(press.project) == before + 1


def test_words_that_are_refused_keep_nobody_in_a_dialog(qtbot, press):
    dialog, words = asked(press, "project")
    shown(qtbot, dialog)
    path = press.project.path
    path.rename(path.with_name("away"))
    qtbot.keyClicks(words, "Ask the harbour.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    path.with_name("away").rename(path)


def test_somebody_known_or_new_can_work_on(qtbot, press):
    dialog = shown(qtbot, SwitchAnalystDialog(press.project))
    assert dialog.person.uid == press.project.analyst.uid
    dialog.field.lineEdit().clear()
    assert not dialog.foot.primary.isEnabled()
    qtbot.keyClicks(dialog.field.lineEdit(), "Tomas")
    assert (dialog.person.uid, dialog.person.name) == (None, "Tomas")
