"""Tests of the exchange desk: what comes in from other systems, and what goes out."""
