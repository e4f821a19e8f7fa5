"""Libraries, departments and who may do what."""
