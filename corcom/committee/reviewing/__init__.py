"""Minutes read from a file: what was found is looked at piece by piece before anything goes on record."""
