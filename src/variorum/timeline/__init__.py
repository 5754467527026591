"""Stage: what happened when, in order."""

from variorum.timeline.order import order

__all__ = ["order"]
