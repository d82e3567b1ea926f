"""What goes into a digest, how it and an alert read, and when they are due."""
