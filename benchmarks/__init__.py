"""Measurements against peers. Not part of the package; run from a working copy."""
