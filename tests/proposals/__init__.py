"""What States propose, what their capitals approve, what the unit decides."""
