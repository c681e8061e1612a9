"""Filters as chips: what a list is narrowed to, one removable piece after another."""
