"""Reads Rich Text Format (RTF 1.9.1) in one linear pass over its controls."""
