"""The invented city: fills an empty store through the same services as any user."""
