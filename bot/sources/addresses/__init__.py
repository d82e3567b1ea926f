"""What an address is: as a person types it, as a site shares it. Pure."""
