"""Lists of feeds: read, judged and written; the starter pack is one of them."""
