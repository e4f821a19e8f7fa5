"""Existing course sites and Word sheets, read into a toolkit: one importer, one file."""
