"""How a paper becomes Word, PDF and HTML: data first, then written, and read back without loss."""
