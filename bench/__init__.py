"""Benchmarks: one file each, ``B9.py`` for benchmark 9; each prints one line of JSON per case. See docs/bench.md."""
