"""Words that templates use to speak plainly (Art. 18)."""
