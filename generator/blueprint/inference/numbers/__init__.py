"""Numbers of a row by themselves: usual ranges, bounds, and arithmetic written as expressions."""
