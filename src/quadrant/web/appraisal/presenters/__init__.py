"""Criteria, panels, sheets and rankings in words."""
