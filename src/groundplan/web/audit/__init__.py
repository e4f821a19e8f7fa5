"""What was done about rights, sharing, exports and sign-ins, for a library's admin to read."""
