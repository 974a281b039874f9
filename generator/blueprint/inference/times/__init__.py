"""Times and durations: when rows begin, what follows when, within which other rows, and how long it lasts."""
