"""Evaluation by the petitioner alone, and what it adds up to (Arts. 21 ¶2, 39)."""
