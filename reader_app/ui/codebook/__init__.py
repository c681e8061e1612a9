"""The Codebook dock: the tree of tags, with counts, colours and keys."""
