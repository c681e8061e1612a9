"""Palettes: type to find a tag, or a command."""
