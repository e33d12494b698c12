"""Frameworks in words: what templates of this room print."""
