"""Blueprints: TOML to validated rules, and rules inferred from a schema.

Begin with ``model``, the rules as data, and ``reader``, which makes them of TOML; ``inference`` writes such TOML. Knows schemas, not
the values of rows.
"""
