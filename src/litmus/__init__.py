"""Litmus reads the day's AI papers, puts every statement about them to the test, and publishes the result."""

__version__ = "0.1.0"
