import random

from PySide6.QtTest import QAbstractItemModelTester

from reader_app.ui.codebook.codebook_model import CodebookModel


def shape(model, parent=None):
    index = model.index_of(parent) if parent else None
    count = model.rowCount(index) if index else model.rowCount()
    rows = [model.index(row, 0, index) if index else model.index(row, 0) for row in range(count)]
    tags = [model.tag(row) for row in rows]
    return [(tag.uid, tag.name, shape(model, tag.uid)) for tag in tags]


def truth(codebook, parent=None):
    return [(tag.uid, tag.name, truth(codebook, tag.uid)) for tag in codebook.children(parent)]


def test_any_steps_on_the_codebook_leave_the_model_as_the_codebook_is(qapp, press):
    project = press.project
    model = CodebookModel()
    tester = QAbstractItemModelTester(model)
    model.show_codebook(project.codebook)
    project.listen(model.apply)
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    chance = random.Random(7)
    for step in range(120):
        one_step(project, chance, step)
        assert shape(model) == truth(project.codebook)
    assert tester.model() is model
    assert resets == []


def one_step(project, chance, step):
    tags = [tag.uid for tag in project.codebook.walk()]
    kind = chance.choice(("create", "create", "rename", "move", "move", "delete", "undo", "redo"))
    if kind == "create" or not tags:
        project.tags.create(f"tag {step}", chance.choice([None, *tags]))
    elif kind == "rename":
        project.tags.rename(chance.choice(tags), f"renamed {step}")
    elif kind == "move":
        tag, parent = chance.choice(tags), chance.choice([None, *tags])
        if parent is None or not project.codebook.is_under(parent, tag):
            project.tags.move(tag, parent, chance.randrange(4))
    elif kind == "delete" and len(tags) > 6:
        project.tags.delete(chance.choice(tags))
    elif kind == "undo":
        project.history.undo()
    else:
        project.history.redo()
