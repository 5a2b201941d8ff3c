"""What may happen next: a case, the table of steps, guards, replay; plain Python (Arts. 17-40)."""
