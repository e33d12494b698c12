"""Makers of records for tests, one file a room. They call the commands, so that what they make is lawful."""
