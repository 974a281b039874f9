"""The files of a seed: SQL scripts to write, remove and verify its rows, made by the templates, and their manifest.

Begin with ``render``, from a plan to its scripts: ``templates`` draws their frames, ``literals`` writes the values, and ``files`` writes all
files or none. Knows no connections.
"""
