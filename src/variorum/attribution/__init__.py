"""Who is credited with what, in which words and mood; which newsrooms a report credits."""

from variorum.attribution.credits import credits  # noqa: A004 - a stage's name
from variorum.attribution.sayings import attribute

__all__ = ["attribute", "credits"]
