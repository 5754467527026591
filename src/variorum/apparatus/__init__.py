"""Stage: where the tellings differ, and what each difference is worth."""

from variorum.apparatus.compare import compare

__all__ = ["compare"]
