"""What a person can do about all that is hers: take it out, and leave."""
