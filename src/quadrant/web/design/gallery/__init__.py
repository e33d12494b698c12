"""What /components shows: the design system on real-looking content."""
