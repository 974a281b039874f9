"""One connection to a MySQL or MariaDB server: URL and TLS, the seed lock, applying, history, verification.

The module runs scripts that others wrote and reads what a database holds. It knows nothing of how a value was made, of
templates, arguments or the environment; it prints nothing. Import its modules directly: each has one duty, and a
command that needs only one should not pay for all.
"""
