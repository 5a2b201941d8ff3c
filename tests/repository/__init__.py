"""Tests of the repository itself: its words, sizes, layers and docs, and whose side it is on."""
