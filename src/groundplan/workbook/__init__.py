"""What a team writes; the only package that knows the CRDT."""
