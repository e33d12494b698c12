"""Screens of commissioning priorities: the list, a cycle's priorities with tests and marks, the agreed order."""
