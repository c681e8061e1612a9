"""Articles in: what a file's bytes say, as an `ArticleDraft`."""
