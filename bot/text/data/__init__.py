"""Tables that come with the code, and where they are from: see README.md beside this file."""
