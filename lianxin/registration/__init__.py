"""The registration desk: receive, register, screen, send on (Arts. 17-25, 30, 36)."""
