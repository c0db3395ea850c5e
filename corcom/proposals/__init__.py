"""What others say the record should say: proposals of States, corrections by anybody."""
