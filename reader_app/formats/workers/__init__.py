"""Reading files in processes of their own, which can be ended: a file can harm only itself."""
