"""What can be followed at an address: a site is looked at."""
