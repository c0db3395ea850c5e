"""The pages of accounts: sign in, prove a second factor, invite and be invited."""
