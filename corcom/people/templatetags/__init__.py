"""How persons and seats read in templates."""
