"""The Annotations dock: a card for each highlight of the article, in reading order."""
