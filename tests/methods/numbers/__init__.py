"""Pages of docs/numbers read as a reader does: their sheets are worked out, and every printed number is compared."""
