"""The domain: immutable records and pure functions on them. Standard library only."""
