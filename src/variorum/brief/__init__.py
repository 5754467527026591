"""Stage: say the story in five to twelve sentences, each with the words it rests on."""

from variorum.brief.say import say

__all__ = ["say"]
