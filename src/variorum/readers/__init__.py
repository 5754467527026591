"""The world in: files, folders and streams become articles."""

from variorum.readers.articles import read_articles

__all__ = ["read_articles"]
