"""The writer that needs no language model: which sentences of a paper answer which question."""
