"""What leaves the house: Word, PDF, HTML, Markdown and JSON, from one outline."""
