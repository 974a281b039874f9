"""Words of names: parts of identifiers, abbreviations, other languages, plurals, forms of one word; ``words.toml``, ``things.toml``, ``states.toml`` and ``languages.toml`` are their data."""
