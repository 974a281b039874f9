"""``python -m generator`` is ``seedsql``."""

from .cli import main

main()
