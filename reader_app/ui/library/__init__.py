"""The Library dock: the articles of the project, to filter, sort and open."""
