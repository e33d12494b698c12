"""Screens of services: the catalogue, evaluations part by part and side by side, coverage, the map with its gaps."""
