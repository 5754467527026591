"""Every report at a glance: copy families and stories, without close reading.

Pure: strings and arrays in, arrays and records out. It needs numba (`pip install
'variorum[corpus]'`), whose import takes half a second: import this room where it is used.

A batch of reports goes through it so; the outcome depends on the order of the reports alone, not on
how they are divided into batches, and every table can be saved (`state`) and taken up again:

    told = tokens(texts)
    own = furniture.own(told, outlets)
    candidates = index.add(own)
    pairs = verified(candidates, own, first, held)      # held: words of candidates.older(first)
    merged_families = families.add(len(own), pairs)
    placed = threads.add(own, days, nearest_copies(pairs, first, len(own)))
"""

from variorum.skim.copies import NONE_HELD, Candidates, CopyIndex, Held, Pairs, verified
from variorum.skim.families import Families
from variorum.skim.furniture import Furniture, OwnWords
from variorum.skim.passages import Shared, passages
from variorum.skim.story_loops import NO_DAY
from variorum.skim.threads import Placed, Threads, nearest_copies
from variorum.skim.tokens import Tokens, tokens

__all__ = [
    "NONE_HELD",
    "NO_DAY",
    "Candidates",
    "CopyIndex",
    "Families",
    "Furniture",
    "Held",
    "OwnWords",
    "Pairs",
    "Placed",
    "Shared",
    "Threads",
    "Tokens",
    "nearest_copies",
    "passages",
    "tokens",
    "verified",
]
