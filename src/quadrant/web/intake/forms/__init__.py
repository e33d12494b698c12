"""A file given, what is said of it, and the buttons on its page."""
