"""Screens of needs, their evidence, and needs assessments."""
