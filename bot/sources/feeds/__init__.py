"""What a feed lists, whatever is broken in it: bytes in, entries out."""
