"""Texts by the words of their names."""
