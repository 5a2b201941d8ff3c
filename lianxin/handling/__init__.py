"""The handling desk: from acceptance to the written opinion and its execution (Arts. 23, 27-34)."""
