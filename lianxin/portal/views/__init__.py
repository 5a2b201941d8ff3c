"""The portal's pages (Arts. 17-21, 35, 36)."""
