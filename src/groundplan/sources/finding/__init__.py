"""How statements are found: rules that a person can read, and tables of words for each language."""
