"""How deliveries leave: the outbox's rows, the pace that Telegram allows, and what became of each."""
