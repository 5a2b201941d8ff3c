"""How the tables of the petitioners came to be (Art. 19)."""
