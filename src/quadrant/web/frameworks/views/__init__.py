"""Screens of frameworks: the library, one framework, two side by side, its year."""
