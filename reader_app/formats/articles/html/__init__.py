"""Reads web pages: metadata, the choice of the article's body, and its blocks with their roles."""
