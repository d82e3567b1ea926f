"""From a feed that is due to the deliveries that its articles cause."""
