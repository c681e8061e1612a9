"""Two analysts."""

from __future__ import annotations

from reader_app.core.ids import Uid
from reader_app.project.person import Person

INES = Person(Uid("01900000000070008000000000000001"), "Ines")
MARA = Person(Uid("01900000000070008000000000000002"), "Mara")
