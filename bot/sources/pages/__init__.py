"""What a page says of its one article: HTML in, a Page out."""
