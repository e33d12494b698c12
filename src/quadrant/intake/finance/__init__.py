"""From a finance system's export to the lines of one period."""
