"""What a document says, passage by passage: one file for each format."""
