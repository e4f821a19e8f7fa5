"""Foreign files, safely: read in a process of their own (importers of toolkits still set their own limits)."""
