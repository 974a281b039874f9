"""States and flags: their values, how far a row has come, and which columns have a value only in some states."""
