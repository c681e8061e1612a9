"""The reading page: an article's text, its highlights, and the brackets that name them."""
