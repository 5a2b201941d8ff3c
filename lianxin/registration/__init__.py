"""The registration desk: receive, register, screen, send to whoever answers (Arts. 17-25, 30, 36)."""
