"""Articles that we wrote and labelled ourselves, and how they are read."""
