"""Words that are no tags."""
