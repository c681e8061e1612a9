"""The window and everything in it: the only code that knows Qt."""
