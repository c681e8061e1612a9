from dataclasses import replace

from PySide6.QtTest import QAbstractItemModelTester

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
