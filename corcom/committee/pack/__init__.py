"""The meeting pack: what the Committee needs on the table, from the record alone."""
