"""The pages of the registration desk, by what they are for (Arts. 17-24, 30, 36)."""
