"""Variorum: textual criticism for the news."""
