"""What may happen next, tested row by row, and over records that Hypothesis draws."""
