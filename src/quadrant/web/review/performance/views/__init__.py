"""Screens of performance: a provider's home, one measure, one return, and the page of reviews."""
