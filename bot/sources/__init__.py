"""What a feed and a page are, and how they are found and fetched politely and safely.

What the rooms have in common stands beside them: the values that they hand on, and how bytes become letters and
pieces of a feed plain text.
"""
