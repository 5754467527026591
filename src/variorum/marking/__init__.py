"""Close reading: the names in a report, and who is given the word in it.

The editor takes any function `Report -> Marks`. Two ship with the product: `mark_closely` (a small
learned encoder, with rules over it; the default) and `mark_by_rules` (rules and lexicons alone).
"""

from collections.abc import Mapping
from types import MappingProxyType

from variorum.marking.combine import combine
from variorum.marking.learned.read import forget, look_closely
from variorum.marking.lines import page
from variorum.marking.name_combine import combine_names
from variorum.marking.names import mark_names, weigh_names
from variorum.marking.speech import mark_speech
from variorum.model import Marks, Reader, Report

__all__ = ["READERS", "forget", "mark_by_rules", "mark_closely", "mark_names", "mark_speech"]


def mark_closely(report: Report) -> Marks:
    """The names and the speech of a report as the learned reader and the rules find them together.

    Raises `MissingReaderError` where onnxruntime is not installed.
    """
    spoken, named = look_closely(report)
    names = combine_names(report, named, weigh_names(report))
    laid = page(report)
    return Marks(names=names, speech=combine(laid, spoken, mark_speech(laid, names)))


def mark_by_rules(report: Report) -> Marks:
    """The names and the speech of a report, both by rules."""
    names = mark_names(report)
    return Marks(names=names, speech=mark_speech(page(report), names))


READERS: Mapping[str, Reader] = MappingProxyType({"learned": mark_closely, "rules": mark_by_rules})
"""The readers by the names that the command line gives them, the default first."""
