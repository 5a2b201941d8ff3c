"""Benchmarks: the usual work at growing numbers of matters, each with its target (Arts. 21, 22)."""
