"""Charts as small SVG: pure Python, under a millisecond each, with their finding, their description and their table."""
