"""Benchmarks: whole processes, measured from outside, each beside a yardstick in the same run."""
