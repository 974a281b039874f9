"""Words of names: parts of identifiers, abbreviations, other languages, plurals, forms of one word; the TOML files beside them are their data."""
