"""Tests of generator/script and templates/sql: literals, pinned texts, and safety on real servers."""
