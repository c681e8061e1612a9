"""What an analyst can do with a project: each action is one `Change`. Knows no Qt and no SQL."""
