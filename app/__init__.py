"""Everything people see and do."""
