"""Bytes or text to records and back. Knows neither the database nor where files lie."""
