"""Tests of the organs, their officers and the way in (Arts. 5, 15)."""
