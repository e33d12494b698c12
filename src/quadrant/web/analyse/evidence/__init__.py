"""Screens of the evidence library: items, what they bear on, findings, models side by side."""
