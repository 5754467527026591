"""Stage: passages, credits and time become a stemma."""

from variorum.lineage.descend import descend
from variorum.lineage.shares import shares

__all__ = ["descend", "shares"]
