"""What one cell says: a number, a period, a day, a sum of money, and why it may be none of them."""
