"""The loops that put each report on a story.

What a report is held against comes from lists, one a term, of the stories that had the term last.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled
from variorum.skim.shingle_loops import Hashes, Places
from variorum.skim.story_loops import (
    Stories,
    dated,
    days_off,
    likeness,
    merged,
    of_one,
    opened,
    spread_out,
    standing,
    summed,
)
from variorum.skim.term_loops import Vocabulary, Weights, mentioned, vector
from variorum.skim.word_loops import Bytes

_JOIN = 0.26  # likeness from which a report is of a story
_RELATED = 0.12  # likeness from which a story is named as near
_WINDOW = 400  # days that a story stays open after its last report, and before its first
_FADE = 0.002  # likeness that a day in between costs
_FADED = 30  # days after which no more is lost: what comes later is looking back
_ASKED = 20  # terms of a report, the rarest, whose lists are looked at
_STEPS = 20  # stories of a list that are looked at: the newest
_HELD = 8  # stories that a report is held against: those with most rare terms in common

Bounds = npt.NDArray[np.int64]


class Lists(NamedTuple):
    """For each term its newest posting; for each posting the row of a story, the one before."""

    heads: Places
    stories: Places
    before: Places


class Scratch(NamedTuple):
    """Room to count in, all 0 between reports: by term, by story; the stories touched."""

    by_term: Weights
    by_story: Weights
    touched: Places


class Coming(NamedTuple):
    """A report to be placed: its number, its vector, its day, the row of its source's story."""

    number: int
    terms: Places
    values: Weights
    day: int
    copied: int


class Batch(NamedTuple):
    """Reports to be placed: their words and bits, where each begins, its day, its nearest copy."""

    words: Hashes
    bits: Bytes
    bounds: Bounds
    days: Places
    copies: Places


@compiled
def heaviest(day: int, stories: Stories, scratch: Scratch, n: int) -> Places:
    """Of the stories touched those with the most weight that are open; the weights are cleared."""
    found = np.full(_HELD, -1, np.int32)
    weights = np.zeros(_HELD, np.float32)
    for row in scratch.touched[:n]:
        weight = scratch.by_story[row]
        scratch.by_story[row] = 0
        if weight <= weights[-1] or days_off(stories, row, day) > _WINDOW:
            continue
        at = _HELD - 1
        while at > 0 and weights[at - 1] < weight:
            found[at], weights[at] = found[at - 1], weights[at - 1]
            at -= 1
        found[at], weights[at] = row, weight
    return found[: np.sum(found >= 0)]


@compiled
def near(report: Coming, stories: Stories, lists: Lists, scratch: Scratch) -> Places:
    """The stories that have most of a report's rare terms."""
    n = 0
    for at in range(min(_ASKED, len(report.terms))):
        place = lists.heads[report.terms[at]]
        steps = 0
        while place >= 0 and steps < _STEPS:
            row = standing(stories.into, lists.stories[place])
            if scratch.by_story[row] == 0:
                scratch.touched[n] = row
                n += 1
            scratch.by_story[row] += report.values[at] ** 2
            place = lists.before[place]
            steps += 1
    return heaviest(report.day, stories, scratch, n)


@compiled
def two_best(
    rows: Places, day: int, stories: Stories, by_term: Weights
) -> tuple[int, float, int, float]:
    """The story most like the vector that is spread out, and the next."""
    best, second, most, next_most = -1, -1, 0.0, 0.0
    for row in rows:
        like = likeness(by_term, stories, row)
        like -= _FADE * min(_FADED, days_off(stories, row, day))
        if like > most:
            second, next_most = best, most
            best, most = row, like
        elif like > next_most:
            second, next_most = row, like
    return best, most, second, next_most


@compiled
def listed(terms: Places, row: int, lists: Lists, used: int) -> int:
    """A story put at the head of its report's terms' lists; how many postings there are then."""
    for term in terms[:_ASKED]:
        if lists.heads[term] >= 0 and lists.stories[lists.heads[term]] == row:
            continue
        lists.stories[used] = row
        lists.before[used] = lists.heads[term]
        lists.heads[term] = used
        used += 1
    return used


@compiled
def place(
    report: Coming, stories: Stories, lists: Lists, scratch: Scratch, row: int
) -> tuple[int, int, bool]:
    """The story of a report, which is added to it; a story near it, or -1; may the two be one?

    `row` is where a new story goes.
    """
    rows = near(report, stories, lists, scratch)
    spread_out(scratch.by_term, report.terms, report.values)
    best, most, second, next_most = two_best(rows, report.day, stories, scratch.by_term)
    for term in report.terms:
        scratch.by_term[term] = 0
    if report.copied >= 0 and report.copied != best:
        best, second, next_most = report.copied, best, most
    elif report.copied < 0 and most < _JOIN:
        best, second, next_most = opened(report.number, stories, row), best, most
    summed(report.terms, report.values, stories, best, scratch.by_term)
    stories.members[best] += 1
    dated(stories, best, report.day, report.day)
    return best, second if next_most >= _RELATED else -1, next_most >= _JOIN


@compiled
def coming(
    batch: Batch, text: int, number: int, known: Vocabulary, stories: Stories, terms_used: int
) -> tuple[Coming, int]:
    """A report of the batch as what places it; how many terms there are then."""
    begin, end = batch.bounds[text], batch.bounds[text + 1]
    words, bits = batch.words[begin:end], batch.bits[begin:end]
    found, terms_used = mentioned(words, bits, known, number, terms_used)
    terms, values = vector(found, known, number)
    source = batch.copies[text]
    copied = standing(stories.into, stories.rows[source]) if source >= 0 else -1
    return Coming(number, terms, values, batch.days[text], copied), terms_used


@compiled
def placed(
    batch: Batch,
    first: int,
    known: Vocabulary,
    stories: Stories,
    lists: Lists,
    sizes: npt.NDArray[np.int64],
) -> tuple[Places, Places, Places]:
    """Put reports `first`, `first + 1` … on stories, by the report that opened each.

    Says the story of each, a story near it or -1, and what was merged: report, what stays, what
    goes. `sizes`: terms, stories and postings in use, raised here; `first` reports are placed.
    """
    texts = len(batch.bounds) - 1
    scratch = Scratch(
        np.zeros(len(known.shares), np.float32),
        np.zeros(len(stories.into), np.float32),
        np.empty(len(stories.into), np.int32),
    )
    on, by = np.empty(texts, np.int32), np.full(texts, -1, np.int32)
    mergers = np.empty((texts, 3), np.int32)
    n = 0
    for text in range(texts):
        report, sizes[0] = coming(batch, text, first + text, known, stories, sizes[0])
        row, other, alike = place(report, stories, lists, scratch, sizes[1])
        sizes[1] = max(sizes[1], row + 1)
        stories.rows[report.number] = row
        sizes[2] = listed(report.terms, row, lists, sizes[2])
        if alike and other >= 0 and of_one(stories, row, other, scratch.by_term):
            row, goes = merged(stories, row, other, scratch.by_term)
            mergers[n, 0], mergers[n, 1] = report.number, stories.openers[row]
            mergers[n, 2] = stories.openers[goes]
            n += 1
            other = -1
        on[text] = stories.openers[row]
        by[text] = stories.openers[other] if other >= 0 else -1
    return on, by, mergers[:n].copy()
