"""Everything we compute: files in, one DuckDB file out. No users, clock or environment."""
