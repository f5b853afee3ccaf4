"""Everything we promise: declarations and value types. No I/O beyond reading its own data files."""
