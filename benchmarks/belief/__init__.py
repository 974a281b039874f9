"""How much of what an expert of the trade expects holds in data that is inferred from a schema alone."""
