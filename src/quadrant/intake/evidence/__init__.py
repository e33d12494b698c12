"""From a table to figures and what they are of: indicators, groups, areas and their outlines."""
