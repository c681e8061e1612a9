"""Grading highlights and articles by scales, and saying what kind of statement one is."""
