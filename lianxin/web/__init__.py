"""What every desk shares: the desk's door, worklists, a matter's page, acts (Arts. 14, 21)."""
