"""The terminal: Telegram played for one person, through python-telegram-bot's own request seam."""
