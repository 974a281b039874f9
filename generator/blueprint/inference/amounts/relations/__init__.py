"""Numbers of a row that follow from others by the parts that the words of their names play: whole, part, rest, rate, count, unit."""
