"""``python -m seedsql`` is ``seedsql``."""

from .cli import main

main()
