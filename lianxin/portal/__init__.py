"""The petitioner's door: submit, look up, read, answer, ask for review (Arts. 17-21, 35, 36)."""
