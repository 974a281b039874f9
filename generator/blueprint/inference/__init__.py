"""Rules from a schema: what its tables, keys, names and types suggest, and what of it cannot be seeded.

Begin with ``blueprint``, which is called, and ``layers``, which has all decisions in their order: later ones read what earlier
ones decided. The packages lie above each other: ``output`` reads what ``amounts``, ``texts``, ``times``, ``states``, ``references``
and ``numbers`` decided on ``tables``; each ``decide_…`` is a module for one kind of column and works on ``Sheet``s (``tables.sheet``:
one table, its guesses, what is still open). A column that none of them decides has the rule of its type (``columns``). What
``comments`` say is read as text alone; words, ranges and languages are data of ``words``.
"""
