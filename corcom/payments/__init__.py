"""Money asked for and money received: invoices and letters out, bank statements in."""
