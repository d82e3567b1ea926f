"""Every sentence that a person reads, in each language, and the one door through which values enter them."""
