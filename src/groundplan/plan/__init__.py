"""What follows from the answers: computed, never a second truth."""
