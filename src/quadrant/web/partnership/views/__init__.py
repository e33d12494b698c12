"""Screens of the partnership: its bodies, its organisations and people, their interests."""
