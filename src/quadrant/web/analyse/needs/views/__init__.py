"""Screens of needs: the list and one need, evidence, assessments."""
