"""How fast an import goes, and how long it will still take, in words for the status bar."""

from __future__ import annotations

from PySide6.QtCore import QObject

_FIRST = 2.0
"""Seconds before which there is nothing to say: the processes are only starting."""
_MINUTE = 60


class ImportPace(QObject):
    """Puts a pace into words."""

    def words(self, done: int, total: int, seconds: float) -> str:
        """Return rate and time left after so many seconds; "" where it is too early to say."""
        if seconds < _FIRST or not done:
            return ""
        left = (total - done) * seconds / done
        return f"{self._rate(done / seconds)} · {self._left(left)}"

    def _rate(self, a_second: float) -> str:
        if a_second >= 1:
            return self.tr("%Ln a second", "", round(a_second))
        return self.tr("%Ln a minute", "", max(1, round(a_second * _MINUTE)))

    def _left(self, seconds: float) -> str:
        if seconds < _MINUTE:
            return self.tr("%Ln s left", "", max(1, round(seconds)))
        return self.tr("about %Ln min left", "", round(seconds / _MINUTE))
