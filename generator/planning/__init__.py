"""The plan: schema, blueprint and options bound into ordered steps, each with a function from row numbers to values.

Begin with ``binding``; ``model`` has the plan, and ``tables`` the tables that it computes values of. Knows no SQL text, no scripts and no
clock.
"""
