"""The article on paper: pages with highlights, brackets and a legend."""
