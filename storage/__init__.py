"""What Mujaz remembers: the interface with its laws, the records, and one file per backend."""
