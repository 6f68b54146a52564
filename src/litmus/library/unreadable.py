"""A library that cannot be read at all."""


class Unreadable(ValueError):
    """Its text says why; the caller knows the file."""
