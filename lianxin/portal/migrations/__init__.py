"""How the portal's tables came about (Art. 21)."""
