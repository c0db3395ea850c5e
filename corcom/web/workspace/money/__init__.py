"""The unit's money in the workspace: overview, contributions, budgets, journal, models, outlook, forms."""
