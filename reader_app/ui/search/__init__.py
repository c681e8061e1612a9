"""Searching all articles: the panel of what was found."""
