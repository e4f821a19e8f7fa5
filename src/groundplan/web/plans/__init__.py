"""The plan page: the simple plan, and all that grows from it."""
