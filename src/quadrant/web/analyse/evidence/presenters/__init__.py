"""Evidence in words: items, what they bear on, models side by side."""
