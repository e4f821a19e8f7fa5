"""The command line: a skin, one file per group of commands."""
