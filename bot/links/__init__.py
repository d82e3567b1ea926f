"""What does a deep link carry? Queries to share, or the number of a list that is kept, signed by this bot."""
