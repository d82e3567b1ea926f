"""What Mujaz does. Knows no Telegram and no database product."""
