"""Tests of how personal data is kept (Art. 19)."""
