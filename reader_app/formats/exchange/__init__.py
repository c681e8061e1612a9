"""Tagged spans out, and prepared projects in: what other programs and colleagues work with."""
