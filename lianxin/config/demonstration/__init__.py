"""The demonstration district: real places, invented people and disputes (Arts. 17, 22)."""
