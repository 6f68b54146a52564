"""The tables of a page as grids, from their rules, or from the gaps between their words."""
