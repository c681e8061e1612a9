"""Only the newest question is answered, however long an overtaken one takes."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader_app.core.errors import ProjectError
from reader_app.project.project import Project
from reader_app.ui.latest_answer import LatestAnswer
from tests.project.people import INES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader_app.core.ids import Clock

import pytest


@pytest.fixture
def project(project_path: Path, clock: Clock) -> Iterator[Project]:
    made = Project.create(project_path, person=INES, clock=clock)
    yield made
    made.close()


@pytest.fixture
def answers(qtbot: QtBot) -> Iterator[LatestAnswer]:
    owner = QObject()
    yield LatestAnswer(owner)
    owner.deleteLater()


def test_an_overtaken_question_is_not_answered(
    project: Project, answers: LatestAnswer, qtbot: QtBot
) -> None:
    told: list[object] = []
    gate = threading.Event()
    answers.told.connect(told.append)

    def slow(_worker: Project) -> object:
        return gate.wait(10)

    answers.ask(project, slow)
    answers.ask(project, lambda worker: worker.title)
    qtbot.waitUntil(lambda: told == [project.title])
    gate.set()
    answers.stop()
    qtbot.waitUntil(lambda: not answers._running)
    assert told == [project.title]


def test_a_refusal_is_told_and_what_was_left_is_not(
    project: Project, answers: LatestAnswer, qtbot: QtBot
) -> None:
    refused: list[object] = []
    answers.refused.connect(refused.append)

    def refuse(_worker: Project) -> object:
        raise ProjectError("No.")

    answers.ask(project, refuse)
    qtbot.waitUntil(lambda: [str(each) for each in refused] == ["No."])
    answers.ask(project, refuse)
    answers.leave()
    qtbot.waitUntil(lambda: not answers._running)
    assert len(refused) == 1
