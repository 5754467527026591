"""The world in: files, folders and standard input become articles, a file judgements."""

from variorum.readers.articles import read_articles
from variorum.readers.judgements import read_judgements

__all__ = ["read_articles", "read_judgements"]
