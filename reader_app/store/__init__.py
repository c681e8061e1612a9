"""The project file: the only SQL. Records go in and come out; no row, cursor or connection does."""
