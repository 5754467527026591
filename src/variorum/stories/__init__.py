"""Stage: gather reports into stories, and give every report a day to resolve "Friday" on."""

from variorum.stories.gather import gather

__all__ = ["gather"]
