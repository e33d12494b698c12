"""The launcher, tried on folders and ports of its own; no Django is needed for it."""
