"""Tests of what the demonstration and the settings hold (Arts. 5, 21)."""
