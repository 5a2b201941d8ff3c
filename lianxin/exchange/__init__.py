"""The exchange desk: matters from other systems in, worklists out (Art. 21)."""
