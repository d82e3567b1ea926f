"""When something was published, as sites write it in three languages. Pure."""
