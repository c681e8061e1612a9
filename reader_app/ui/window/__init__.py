"""The main window and what it wires together."""
