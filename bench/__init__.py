"""What Quadrant promises about speed and load, measured: `./run bench` runs all and prints a table.

Each module holds `measure()`, which yields its measurements; those with a limit fail the run when they exceed it.
"""
