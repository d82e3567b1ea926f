"""How an address is fetched: politely, within bounds, and never from where it must not be."""
