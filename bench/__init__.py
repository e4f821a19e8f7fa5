"""Measurements: every figure that Groundplan claims is printed from here."""
