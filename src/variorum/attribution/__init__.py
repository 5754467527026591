"""Who is credited with what, in which words and mood; which newsrooms a report credits."""

from variorum.attribution.credits import credits
from variorum.attribution.sayings import attribute

__all__ = ["attribute", "credits"]
