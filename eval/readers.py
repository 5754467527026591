"""The readers that a run can be made with, by the names that the command line gives them."""

from variorum.marking import READERS

__all__ = ["DEFAULT", "READERS"]

DEFAULT = next(iter(READERS))
