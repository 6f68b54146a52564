"""Whether the paper says what a statement says: its figures, quotations, addresses, counts and calculations."""
