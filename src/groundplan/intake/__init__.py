"""Foreign files, read safely."""
