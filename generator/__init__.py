"""seedsql: deterministic, seeded SQL scripts for MySQL, and their exact rollback.

The package's rooms, from the top floor down: ``cli``, ``console``, ``workflow``, then ``rehearsal``, ``database`` and
``script``, then ``plan``, then ``values`` and ``pii``, then ``schema``, ``blueprint`` and ``sql``, then ``errors``.
Imports run strictly downward. ``seedsql.workflow`` is the Python API.
"""

__version__ = "0.1.0"
