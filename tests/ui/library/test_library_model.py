from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from reader_app.core.search_parser import parse_query
from reader_app.project.rows import LibraryQuery
from reader_app.ui.library.library_model import LibraryModel


def fill(project, count):
    for number in range(count):
        project.articles.import_text(f"Title number {number:04d}\n\nWords {number}.\n", "made")


def test_all_rows_are_there_at_once_and_read_where_they_are_looked_at(qapp, press):
    fill(press.project, 410)
    model = LibraryModel()
    model.show_project(press.project)
    assert model.rowCount() == 413
    assert model.row(412).title == press.articles["ferry"].title
    assert model.held(200) is None
    seen = [model.row(row).uid for row in range(model.rowCount())]
    assert len(set(seen)) == len(seen)
    assert model.row(413) is None
    assert model.uids(2, 411) == seen[2:412]
    far = LibraryModel()
    far.show_project(press.project)
    assert [far.index_of(uid).row() for uid in seen[::100]] == [0, 100, 200, 300, 400]


def test_the_model_keeps_the_rules_of_item_models(qapp, press):
    model = LibraryModel()
    tester = QAbstractItemModelTester(model)
    model.show_project(press.project)
    press.project.listen(model.apply)
    fill(press.project, 3)
    press.project.articles.delete([press.articles["ferry"].uid])
    assert tester.model() is model
    assert model.rowCount() == 5


def test_many_articles_deleted_at_once_leave_the_rest(qapp, press):
    fill(press.project, 40)
    model = LibraryModel()
    model.show_project(press.project)
    press.project.listen(model.apply)
    uids = [model.row(row).uid for row in range(30)]
    press.project.articles.delete(uids)
    assert model.rowCount() == 13


def test_an_import_into_a_sorted_library_finds_its_place(qapp, press):
    model = LibraryModel()
    model.show_project(press.project)
    press.project.listen(model.apply)
    model.ask(LibraryQuery(sort="title", descending=False))
    press.project.articles.import_text("Ivory prices\n\nWords about them.\n", "ivory")
    titles = [model.row(row).title for row in range(model.rowCount())]
    assert "Ivory prices" in titles
    assert titles == sorted(titles)


def test_a_row_follows_an_edit_and_moves_where_the_library_is_sorted_by_it(qapp, press):
    model = LibraryModel()
    model.show_project(press.project)
    press.project.listen(model.apply)
    ferry = press.articles["ferry"]
    renamed = replace(ferry, title="Zebras at the quay", outlet="Bay Post", published="2026")
    press.project.articles.edit(renamed)
    row = model.row(model.index_of(ferry.uid).row())
    assert (row.title, row.outlet, row.published) == ("Zebras at the quay", "Bay Post", "2026")
    model.ask(LibraryQuery(sort="title", descending=False))
    press.project.history.undo()
    titles = [model.row(row).title for row in range(model.rowCount())]
    assert titles == sorted(titles)
    assert ferry.title in titles
    model.ask(LibraryQuery(words="Zebras"))
    assert model.rowCount() == 0
    press.project.articles.edit(renamed)
    assert model.rowCount() == 1


def test_a_row_follows_a_corrected_text(qapp, press):
    model = LibraryModel()
    model.show_project(press.project)
    press.project.listen(model.apply)
    ferry = press.articles["ferry"]
    text = press.project.articles.text_of(ferry).text
    press.project.articles.correct_text(ferry.uid, f"{text} More words.\n")
    row = model.row(model.index_of(ferry.uid).row())
    assert row.n_chars == len(text) + len(" More words.\n")


@pytest.fixture
def narrowed(qapp, press):
    """Give a model of 250 articles that a filter finds, and 3 that it does not, not counted yet."""
    fill(press.project, 250)
    model = LibraryModel()
    model.show_project(press.project)
    press.project.listen(model.apply)
    model.ask(LibraryQuery(where=parse_query("title:number")))
    yield model
    model.stop()


def test_what_a_filter_finds_is_there_with_its_first_page_and_counted_beside(narrowed, qtbot):
    assert not narrowed.is_counted
    assert narrowed.rowCount() == 100
    assert narrowed.row(0).title == "Title number 0249"
    with qtbot.waitSignal(narrowed.counted):
        pass
    assert narrowed.is_counted
    assert narrowed.rowCount() == 250
    assert narrowed.row(249).title == "Title number 0000"


def test_whoever_wants_the_end_before_it_was_counted_has_it_at_once(narrowed, press):
    far = press.project.articles.order(LibraryQuery())[200]
    assert narrowed.index_of(far).row() == 200
    assert narrowed.rowCount() == 201
    tester = QAbstractItemModelTester(narrowed)
    narrowed.fetchMore(QModelIndex())
    assert tester.model() is narrowed
    assert narrowed.rowCount() == 250
    assert not narrowed.canFetchMore(QModelIndex())


def test_a_change_before_it_was_counted_is_in_the_count(narrowed, press, qtbot):
    press.project.articles.delete([narrowed.row(5).uid])
    with qtbot.waitSignal(narrowed.counted):
        pass
    assert narrowed.rowCount() == 249


def test_rows_that_another_program_took_before_it_was_counted_are_gone(narrowed, press):
    other = press.project.worker()
    far = other.articles.order(LibraryQuery())
    narrowed.index_of(far[240])
    other.articles.delete(far[50:200])
    other.close()
    narrowed.fetchMore(QModelIndex())
    assert narrowed.rowCount() == 100


def test_few_articles_that_a_filter_finds_are_counted_at_once(qapp, press):
    fill(press.project, 99)
    model = LibraryModel()
    model.show_project(press.project)
    model.ask(LibraryQuery(where=parse_query("title:number")))
    assert model.is_counted
    assert model.rowCount() == 99


def test_where_a_filter_finds_nothing_no_row_is_asked_for_again(qapp, press):
    model = LibraryModel()
    model.show_project(press.project)
    model.ask(LibraryQuery(where=parse_query("title:submarine")))
    asked = []
    press.project._bench.store._connection.raw.set_trace_callback(asked.append)
    assert model.row(0) is None
    press.project._bench.store._connection.raw.set_trace_callback(None)
    assert asked == []
