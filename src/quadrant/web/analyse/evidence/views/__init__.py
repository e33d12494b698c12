"""Screens of the library: its list and items, what they bear on, findings, comparisons."""
