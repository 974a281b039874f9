"""Rules from a schema: what its tables, keys, names and types suggest, and what of it cannot be seeded.

Begin with ``blueprint``, which is called, and ``meaning``, which has all decisions in their order: later ones read what earlier
ones decided. Each ``decide_…`` is a module for one kind of column and works on ``Sheet``s (``sheet``: one table, its guesses,
what is still open). A column that none of them decides has the rule of its type (``tables``, ``columns``, ``types``, ``texts``).
Words, ranges and languages are data: ``words.toml`` and ``languages.toml``, read by ``vocabulary``.
"""
