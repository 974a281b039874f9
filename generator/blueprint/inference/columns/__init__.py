"""The rule of one column by its type, keys, CHECKs and name alone, without any other table."""
