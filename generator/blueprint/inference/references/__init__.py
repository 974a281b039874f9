"""References: from which rows of the parent they pick, whom rows share, and what a row repeats of the rows it refers to."""
