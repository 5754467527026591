"""Figures and moments: quantities with what they count, and times resolved on publication."""

from variorum.figures.moments import find_moments, find_times
from variorum.figures.quantities import find_figures

__all__ = ["find_figures", "find_moments", "find_times"]
