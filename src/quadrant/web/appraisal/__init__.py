"""Screens of appraisal: criteria, panels, marking, moderation, ranking."""
