"""The talk with a director or manager, and confirming what was heard."""
