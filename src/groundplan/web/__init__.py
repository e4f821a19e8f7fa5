"""The web face: people, membership, access, pages."""
