"""Marks by rules and lexicons: the reader that the product ships with.

The editor takes any function `Report -> Marks`; this is the one that needs nothing but itself.
"""

from variorum.marking.names import mark_names
from variorum.marking.speech import mark_speech
from variorum.model import Marks, Report

__all__ = ["mark_by_rules", "mark_names", "mark_speech"]


def mark_by_rules(report: Report) -> Marks:
    """The names and the speech of a report, both by rules."""
    names = mark_names(report)
    return Marks(names=names, speech=mark_speech(report, names))
