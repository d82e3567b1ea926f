"""Who asks: chat commands and buttons, timers, the command line. The only room that knows Telegram."""
