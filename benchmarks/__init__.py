"""``make bench``: seedsql beside other tools and beside the plain way, in one run. The clock is looked at here only."""
