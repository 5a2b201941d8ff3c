"""Worked examples of the Regulations, one file per article."""
