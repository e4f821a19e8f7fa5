"""Workbooks: documents, the log of edits, worksheets on the page."""
