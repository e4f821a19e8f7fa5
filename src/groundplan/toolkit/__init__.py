"""What a team is given: modules, pages and worksheets, as a folder of text files."""
