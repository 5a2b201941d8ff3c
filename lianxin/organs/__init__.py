"""Who does the work: organs and their competence, officers and their posts (Arts. 5, 15)."""
