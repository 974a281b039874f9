"""Schemas: DDL text to a model, the graph of its references, its fingerprint, its form in JSON.

Begin with ``parser``, which reads DDL, and ``model``. sqlglot is loaded only for expressions that are more than names and operators,
so that a schema from the cache (``cached``) needs none of it. Knows no rules, values or connections.
"""
