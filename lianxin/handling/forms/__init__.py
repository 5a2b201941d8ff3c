"""The forms of the handling desk, by the part of the way that they serve (Arts. 19-37)."""
