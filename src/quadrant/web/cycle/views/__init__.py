"""Screens of running cycles; they show any framework."""
