"""The use cases as plain functions: the Python API of seedsql, and all that the command line calls.

``sources`` finds and reads schema and blueprint, ``generation`` plans, writes and checks scripts, ``operation`` runs
them against a server. Nothing here prints, exits, or reads environment variables.
"""
