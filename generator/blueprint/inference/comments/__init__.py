"""What comments say, read as text: values, ranges, bounds and formulas. Which columns they name is found elsewhere."""
