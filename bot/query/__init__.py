"""What a subscriber asks for: the query language and the index that answers it."""
