"""Where is a person, and so which time is it there? Zones from a place, a city's name, or Telegram's language."""
