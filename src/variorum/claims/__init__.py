"""Stage: statements aligned across reports, with status and independent sources."""

from variorum.claims.align import align
from variorum.claims.standing import restate, settle

__all__ = ["align", "restate", "settle"]
