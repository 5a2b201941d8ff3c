"""The review desk: review one level up, re-examination one more (Arts. 35, 36)."""
