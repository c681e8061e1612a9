"""Linking highlights with each other."""
