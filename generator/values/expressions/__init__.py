"""SQL expressions of a blueprint: ``parse`` turns text into a plain tree, ``evaluate`` computes it on arrays."""
