"""Why a finding of an edition is what it is, with the words."""

from variorum.render.explain.asked import Subject, ask, subjects
from variorum.render.explain.explanation import Explanation
from variorum.render.explain.reasons import explain
from variorum.render.explain.written import listed, to_json, to_lines, to_listing

__all__ = [
    "Explanation",
    "Subject",
    "ask",
    "explain",
    "listed",
    "subjects",
    "to_json",
    "to_lines",
    "to_listing",
]
