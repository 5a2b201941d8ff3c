"""Lianxin 连心桥: from a petitioner's words to a served opinion, and what follows (Arts. 1-50)."""
