"""Rules from a schema: what its tables, keys, names and types suggest, and what of it cannot be seeded."""
