"""The table of tagged spans, over the whole project."""
