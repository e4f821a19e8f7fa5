"""The command line: a skin, one file per command group."""
