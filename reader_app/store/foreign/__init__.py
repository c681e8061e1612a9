"""Databases of other programs, read only and from a private copy."""
