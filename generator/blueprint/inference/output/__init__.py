"""The inferred blueprint as text: complete, or with the guesses only, and the reason for each rule."""
