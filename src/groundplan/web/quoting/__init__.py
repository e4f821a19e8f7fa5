"""Taking lines from a document, a talk or a memory into worksheets, with where they come from."""
