"""The tests, in the same rooms as the code; `tests.botapi` and `tests.newssite` play the world outside."""
