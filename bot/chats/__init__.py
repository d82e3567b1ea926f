"""What a subscriber can do: join, follow, set, rest, leave."""
