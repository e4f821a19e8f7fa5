"""The first run, the home page, signing in on this computer, and errors."""
