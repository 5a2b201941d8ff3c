"""How the tables of the organs came to be (Art. 5)."""
