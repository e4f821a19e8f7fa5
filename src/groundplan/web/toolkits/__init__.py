"""Toolkits published into this installation, and the editions that workbooks are on."""
