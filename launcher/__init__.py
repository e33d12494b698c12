"""What stands behind ./run: a bare machine made ready, then demo, test, serve, backup and the rest.

Only Python's standard library is used here, since nothing else is installed when it starts.
"""
