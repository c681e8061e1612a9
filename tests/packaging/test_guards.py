"""What tests/conftest.py promises about every test."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_cannot_be_opened(family: socket.AddressFamily):
    with pytest.raises(AssertionError, match="nothing leaves the machine"):
        socket.socket(family)


def test_a_local_socket_can_be_opened():
    socket.socket(socket.AF_UNIX).close()


def test_settings_are_kept_in_a_folder_of_the_test(settings_home: Path):
    assert Path(os.environ["READER_APP_HOME"]) == settings_home
    assert list(settings_home.iterdir()) == []
