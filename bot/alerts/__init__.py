"""When a match becomes an alert, what an alert says later, what keeps alerts back, and why."""
