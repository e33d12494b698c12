"""What goes out as open data and feeds."""
