"""Classes of personal data: which column holds which, what range is safe for it, and an audit of an emitted script.

This module knows names, reserved ranges and the text of scripts. It does not know how a value was made, row numbers or
connections. ``classes`` is the registry, ``names`` classifies columns, ``audit`` reads a script back.
"""
