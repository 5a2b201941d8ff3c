"""The case file: matter, item, entry, attachment, and how they are written (Arts. 19-24)."""
