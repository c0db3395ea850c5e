"""The Committee's meetings in the workspace."""
