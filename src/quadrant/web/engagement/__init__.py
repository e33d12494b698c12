"""Screens of engagement: consultations and their public pages, meetings, messages."""
