"""What a statement has from the paper and means otherwise: owner, direction, bound, row, and in which order."""
