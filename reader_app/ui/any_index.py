"""What Qt hands to a model, a view or a delegate for a row: an index, also one that outlives changes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex

AnyIndex = QModelIndex | QPersistentModelIndex
