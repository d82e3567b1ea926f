"""Telegram: updates in, messages out, through python-telegram-bot. Imported only when the bot runs."""
