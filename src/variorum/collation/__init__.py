"""Stage: the passages that each pair of reports shares, verbatim or rewritten."""

from variorum.collation.collate import collate

__all__ = ["collate"]
