"""The loops that make a report's sparse vector: its rarest terms, weighed."""

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from variorum.skim.compiled import compiled
from variorum.skim.shingle_loops import Hashes, Places
from variorum.skim.slots import Keys, slot
from variorum.skim.word_loops import FIGURE, NAME, OPENS, Bytes

UNKNOWN, NUMBER = 0.0003, 0.01  # shares of reports that have a word not in the table, a number
TERMS = 50  # of a report's vector: the rarest
_OPENING = 40  # words: a headline and what comes first
_OPENING_GAIN = 2.0
_NAME_GAIN = 1.5
_BACKGROUND = 3000.0  # reports that the background's word is worth
_SHARPNESS = 1.3  # power of a word's rarity: common words tell even less than they are common

Weights = npt.NDArray[np.float32]


class Vocabulary(NamedTuple):
    """Words and terms. A term is a stem; it has a number, and words point to it.

    `shares` is the share of reports that have it by the background, `spread` the reports that had
    it, `last` the report that had it last, and `times` how often, weighed.
    """

    keys: Keys
    terms: Places
    shares: Weights
    spread: Places
    last: Places
    times: Weights


@compiled
def term_of(word: np.uint32, bits: int, known: Vocabulary, used: int) -> int:
    """The term of a word; `used` where it is a new one, which is then entered."""
    at = slot(known.keys, word)
    if known.keys[at] == 0:
        known.keys[at] = word
        known.terms[at] = used
        known.shares[used] = NUMBER if bits & FIGURE else UNKNOWN
        known.spread[used] = 0
        known.last[used] = -1
    return int(known.terms[at])


@compiled
def gain(at: int, bits: int) -> float:
    """What one mention of a word counts: more in the opening, and as a name."""
    counts = _OPENING_GAIN if at < _OPENING else 1.0
    named = bits & NAME and not bits & OPENS
    return counts * _NAME_GAIN if named else counts


@compiled
def mentioned(
    words: Hashes, bits: Bytes, known: Vocabulary, report: int, used: int
) -> tuple[Places, int]:
    """The different terms of a report, each with its times; how many terms there are then."""
    found = np.empty(len(words), np.int32)
    n = 0
    for at in range(len(words)):
        if words[at] == 0:
            continue
        term = term_of(words[at], bits[at], known, used)
        used = max(used, term + 1)
        if known.last[term] != report:
            known.last[term] = report
            known.times[term] = 0
            found[n] = term
            n += 1
        known.times[term] += gain(at, bits[at])
    return found[:n], used


@compiled
def weight(term: int, known: Vocabulary, report: int) -> float:
    """How much a term tells of a report: how often it is said, and how few reports have it.

    The background's share is what is believed of a word before any report has been met.
    """
    met = known.spread[term] + _BACKGROUND * known.shares[term]
    rarity = -math.log(min(1.0, met / (report + _BACKGROUND)))
    return float((1 + math.log(known.times[term])) * rarity**_SHARPNESS)


@compiled
def vector(found: Places, known: Vocabulary, report: int) -> tuple[Places, Weights]:
    """A report's terms that weigh most, its weights of length one. Its terms are counted."""
    weights = np.empty(len(found), np.float64)
    for at in range(len(found)):
        weights[at] = weight(found[at], known, report)
        known.spread[found[at]] += 1
    order = np.argsort(-weights, kind="mergesort")[:TERMS]
    length = math.sqrt(np.sum(weights[order] ** 2))
    terms = np.empty(len(order), np.int32)
    values = np.empty(len(order), np.float32)
    n = 0
    for at in order:
        if weights[at] > 0:
            terms[n] = found[at]
            values[n] = weights[at] / length
            n += 1
    return terms[:n], values[:n]
