"""Who comes in: sharing a workbook, invitations, and a library's page for its admin."""
