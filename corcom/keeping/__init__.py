"""What keeps an installation: backup and restore, the proof of trail and record, what must happen in time."""
