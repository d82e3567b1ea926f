"""What a feed and a page are, and how they are fetched politely and safely."""
