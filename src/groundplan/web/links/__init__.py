"""Links and codes that let somebody in: random, kept hashed, with an end and a withdrawal."""
