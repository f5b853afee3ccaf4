"""Measurements with their own command: seconds, peak memory and the ratio to a baseline in the same run."""
