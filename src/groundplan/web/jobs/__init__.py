"""What is done in the background: jobs that a write leaves behind, and those that come round again."""
