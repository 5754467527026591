"""The loops over one story, or two: a story is the sum of its reports' vectors.

The sum is cut to its heaviest terms.
"""

import math
from typing import NamedTuple

import numpy as np

from variorum.skim.compiled import compiled
from variorum.skim.shingle_loops import Places
from variorum.skim.term_loops import Weights

WIDTH = 96  # terms of a story
NO_DAY = -1
_MERGE = 0.3  # likeness from which two stories are one


class Stories(NamedTuple):
    """Stories by row. `rows` has the row that each report was put on, `openers` who opened it.

    `into` is the row that a story was merged into, its own where it was not.
    """

    rows: Places
    openers: Places
    into: Places
    members: Places
    firsts: Places
    lasts: Places
    terms: Places  # WIDTH in each row
    values: Weights


@compiled
def standing(into: Places, row: int) -> int:
    """The row of the story that a story has become part of."""
    while into[row] != row:
        row = int(into[row])
    return row


@compiled
def days_off(stories: Stories, row: int, day: int) -> int:
    """Days between a report's and those of a story; 0 where one of them is not known."""
    if day == NO_DAY or stories.lasts[row] == NO_DAY:
        return 0
    return int(max(0, day - stories.lasts[row], stories.firsts[row] - day))


@compiled
def spread_out(by_term: Weights, terms: Places, values: Weights) -> None:
    """A vector's values put at the places of its terms."""
    for at in range(len(terms)):
        by_term[terms[at]] = values[at]


@compiled
def likeness(by_term: Weights, stories: Stories, row: int) -> float:
    """Between the mean of the cosines with a story's reports and the cosine with their sum.

    (The one is low for a story of many sides, the other high: the square root of both's product.)
    """
    shared = total = 0.0
    for at in range(WIDTH):
        value = stories.values[row, at]
        shared += by_term[stories.terms[row, at]] * value
        total += value * value
    if total == 0:
        return 0.0
    return shared / math.sqrt(math.sqrt(total) * stories.members[row])


@compiled
def summed(terms: Places, values: Weights, stories: Stories, row: int, by_term: Weights) -> None:
    """Add a vector to a story and keep the heaviest terms."""
    union = np.empty(WIDTH + len(terms), np.int32)
    weights = np.empty(WIDTH + len(terms), np.float32)
    n = 0
    spread_out(by_term, terms, values)
    for at in range(WIDTH):
        if stories.values[row, at] > 0:
            union[n] = stories.terms[row, at]
            weights[n] = stories.values[row, at] + by_term[union[n]]
            by_term[union[n]] = 0
            n += 1
    for term in terms:
        if by_term[term] > 0:
            union[n] = term
            weights[n] = by_term[term]
            n += 1
        by_term[term] = 0
    order = np.argsort(-weights[:n], kind="mergesort")[:WIDTH]
    for at in range(len(order)):
        stories.terms[row, at] = union[order[at]]
        stories.values[row, at] = weights[order[at]]


@compiled
def opened(report: int, stories: Stories, row: int) -> int:
    """A story without reports yet, at the next free row."""
    stories.openers[row] = report
    stories.into[row] = row
    stories.members[row] = 0
    stories.firsts[row] = stories.lasts[row] = NO_DAY
    stories.values[row] = 0
    stories.terms[row] = 0
    return row


@compiled
def dated(stories: Stories, row: int, first: int, last: int) -> None:
    """A story's first and last days widened."""
    if first != NO_DAY and (stories.firsts[row] == NO_DAY or first < stories.firsts[row]):
        stories.firsts[row] = first
    stories.lasts[row] = max(stories.lasts[row], last)


@compiled
def of_one(stories: Stories, one: int, other: int, by_term: Weights) -> bool:
    """Are two stories as like as one story's reports are?"""
    spread_out(by_term, stories.terms[one], stories.values[one])
    total = np.sum(stories.values[one] ** 2)
    like = likeness(by_term, stories, other)
    for term in stories.terms[one]:
        by_term[term] = 0
    return bool(like >= _MERGE * math.sqrt(math.sqrt(total) * stories.members[one]))


@compiled
def merged(stories: Stories, one: int, other: int, by_term: Weights) -> tuple[int, int]:
    """The younger story made part of the older; the row of the one that stays, and the other."""
    stays, goes = (one, other) if stories.openers[one] < stories.openers[other] else (other, one)
    held = int(np.sum(stories.values[goes] > 0))
    summed(
        stories.terms[goes, :held].copy(),
        stories.values[goes, :held].copy(),
        stories,
        stays,
        by_term,
    )
    stories.members[stays] += stories.members[goes]
    dated(stories, stays, stories.firsts[goes], stories.lasts[goes])
    stories.into[goes] = stays
    return stays, goes
