"""One window for one user: a second start hands its files to the first one, and ends.

Asked before anything else of the window is loaded, so it loads no widgets. The socket is a local
one that the user alone may open; where none can be had, each start is a window of its own, and the
lock beside a project says who holds it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader_app.project.settings import settings_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtNetwork import QLocalSocket

_PATIENCE_MS = 2000
"""A first window that says nothing for so long hangs; the second start opens its own then."""
_MOST_BYTES = 1 << 20
_TAKEN = b"taken\n"


def handed_over(paths: Sequence[str]) -> bool:
    """Tell whether a first window is there and took these paths; none only raise it."""
    name = _name()
    if sys.platform != "win32" and not Path(name).exists():
        return False
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  (not where nobody listens)

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    words = json.dumps([str(Path(path).absolute()) for path in paths])
    socket.write(f"{words}\n".encode())
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_PATIENCE_MS):
            return False
    return socket.readLine().data() == _TAKEN


class FirstWindow(QObject):
    """Listens for later starts of the program, and tells which files they bring."""

    files_brought = Signal(list)
    """Paths, as `Path`; none where the window is only to come to the front."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  (not before the first paint)

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        name = _name()
        if not self._server.listen(name):  # what a window that was killed left behind
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def is_listening(self) -> bool:
        """Whether later starts will find this window."""
        return self._server.isListening()

    def close(self) -> None:
        """Let the next start be the first."""
        self._server.close()

    def _meet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._hear(socket))
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        paths = _paths(bytes(socket.readLine().data()))
        if paths is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.files_brought.emit(paths)


def _paths(line: bytes) -> list[Path] | None:
    try:
        words: object = json.loads(line)
    except ValueError:
        return None
    if not isinstance(words, list):
        return None
    return [Path(each) for each in words if isinstance(each, str)]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def _name() -> str:
    """Return where the first window listens; another folder of settings is another program."""
    settings = settings_path().absolute()
    mark = hashlib.sha256(os.fsencode(settings)).hexdigest()[:16]
    if sys.platform == "win32":  # a pipe, which lies in no folder
        return f"reader-app-{mark}"
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime) if runtime else settings.parent
    return str(folder / f"reader-app-{mark}")
