"""Needs, evidence and needs assessments in words."""
