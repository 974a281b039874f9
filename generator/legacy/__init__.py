"""What a repository still uses of the system that seedsql replaces: finding it (scan) and moving it away (archive).

Knows repositories: files, imports, package.json, paths in texts. Needs no database, no SQL, no template, and nothing of
the project but its errors.
"""
