"""How the tables of evaluation came about (Art. 21)."""
