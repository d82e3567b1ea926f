"""The conversation: words and presses in, answers out. Knows use cases, not Telegram."""
