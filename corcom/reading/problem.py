"""What a reader says of a file that it cannot read."""


class NotReadable(Exception):
    """One clear line: what is wrong with the file, and what to do."""
