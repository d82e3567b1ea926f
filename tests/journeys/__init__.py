"""Conversations as people have them: a script a journey and language, played with the real program."""
