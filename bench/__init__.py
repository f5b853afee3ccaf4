"""Measurements with their own command: seconds, peak memory, faults found, and ratios to a baseline in the same run."""
