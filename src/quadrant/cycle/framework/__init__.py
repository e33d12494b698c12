"""Published commissioning frameworks as data: their schema, how a file is read, how two are compared. No Django."""
