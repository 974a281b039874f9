"""Values: row numbers in, arrays out, the same on every machine.

Begin with ``streams``, random numbers by key and row; ``providers`` and ``expressions`` compute with them, and ``coerce`` fits arrays to
the type of a column. Knows no SQL scripts and no connections.
"""
