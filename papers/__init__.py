"""Pages of docs/ that are made from facts: `python -m papers` writes them, and a test sees that they are up to date."""
