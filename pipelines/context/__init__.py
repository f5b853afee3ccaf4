"""Context figures of others: any known layout → rows of indicator, place, period and value or sign."""
