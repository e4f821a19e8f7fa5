"""A library's documents, and what was found in them."""
