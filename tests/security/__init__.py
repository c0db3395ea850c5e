"""What nobody may do, see or break: the rights walk, attacks, and the promises of docs/security.md."""
