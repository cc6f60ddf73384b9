"""The version of the program; alone, so that any room may ask for it."""

__version__ = "0.1.0"
