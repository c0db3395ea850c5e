"""A text held against the record: what it claims, what the record says, and its figures bound to a day."""
