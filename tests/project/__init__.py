"""Tests of seedsql.toml: reading it, and commands that take their seeds from it."""
