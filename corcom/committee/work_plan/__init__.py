"""Work plans: milestones planned backwards from a fixed date."""
