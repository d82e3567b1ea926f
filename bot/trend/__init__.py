"""How often was it written about, day by day? Counting, and a picture of it."""
