"""Classes of personal data: which column holds which, what range is safe for it, and an audit of an emitted script.

This module knows names, reserved ranges and the text of scripts. It does not know how a value was made, row numbers or
connections. ``classes`` is the registry, ``names`` classifies columns by their names and ``by_values`` by what they hold,
``audit`` reads a script back, ``masking`` replaces the values of real people. What is personal in texts is found by ``finders``
(numbers, addresses), ``known`` and ``introduced`` (names, by lists and by the words around them); the words are in TOML.
"""
