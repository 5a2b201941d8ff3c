"""The changes of the desk's own tables."""
