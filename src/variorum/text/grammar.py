"""A small engine for grammars written as data: words with their kinds, and rules over the kinds.

A vocabulary row is (kind, words) or (kind, words, value), a rule row (name, pattern, meaning).
In a pattern

    MONTH       one entry of the vocabulary of that kind, or a token of that shape (D4, NUMBER)
    ago         that word itself, in any case
    <day>       whatever the rules named "day" match, the longest of it
    n:<day>     the same, and the meaning may ask for it as part "n"
    [x y]       may be absent
    (x | y)     one or the other
    ~x          x with no blank before it
    @           the match proper begins here (the first @) or ends here (the second): what stands
                outside is context, and counts when the longest match is sought

Rules may not be recursive. The work at one place of a text is bounded by the grammar alone, so
the whole is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, TypeVar

from variorum.errors import RecordError

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"
    r"|\d+(?:[.,]\d+)*"
    r"|(?:[^\W\d_]\.){2,}"
    r"|['’](?:s|t|re|ve|ll|d|m)(?![^\W_])"
    r"|[^\W\d_]+"
    r"|\S",
    re.IGNORECASE,
)
_SYMBOL = re.compile(r"[\[\]()|]|[^\s\[\]()|]+")
_FOLDED = str.maketrans({"’": "'", "‐": "-", "‑": "-", "–": "-", "−": "-"})
_END = ""  # the kind of whatever comes after a match, and of nothing
_WORDS = 16384  # words whose kinds are kept in mind, with the entries of several words they begin
_RANK = attrgetter("rank")
Meant = TypeVar("Meant")


# Tokens and bounds are tuples, not dataclasses: they are made by the ten thousand.
class Token(NamedTuple):
    """A word, number or sign where it stands; `form` is lower case, with plain dash and quote."""

    start: int
    end: int
    text: str
    form: str
    spaced: bool


def _shapes(text: str) -> tuple[str, ...]:
    """The orthographic kinds of a token: NUMBER, D1 to D4 (so many digits), WORD, NAME."""
    if text[0].isdigit():
        short = text.isdigit() and len(text) < 5
        return ("NUMBER", f"D{len(text)}") if short else ("NUMBER",)
    if text[0].isalpha():
        return ("WORD", "NAME") if text[0].isupper() else ("WORD",)
    return ()


def _form(text: str) -> str:
    return text.lower() if text.isascii() else text.lower().translate(_FOLDED)


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text):
        (begins, ends), written = match.span(), match.group()
        found.append(Token(begins, ends, written, _form(written), begins != last))
        last = ends
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: tokens `first` to `last` (exclusive), and its named parts.

    `rank` is how far it reached with its context, then its place in the file: the greatest wins.
    """

    rule: str
    meaning: str
    first: int
    last: int
    rank: tuple[int, int]
    parts: Mapping[str, "str | Match"]


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    order: int
    forms: tuple[str, ...]
    kind: str
    value: str
    case: Callable[[str], bool]

    def stands(self, read: Sequence[Token], place: int) -> bool:
        """Whether all its words are there, whatever their case."""
        here = read[place : place + len(self.forms)]
        return tuple(t.form for t in here) == self.forms


class _Kinds(NamedTuple):
    """What may stand at a place: (kind or the word itself, tokens taken, value); their names."""

    found: tuple[tuple[str, int, str], ...]
    names: frozenset[str]


@dataclass(slots=True)
class _Fork:
    """A point in the rules of one name, written as a trie of symbols.

    `meanings` are the rules that end here, `mark` is where an @ leads; `openings` are the kinds
    that can take a walk further, `ends` is whether a rule may end without another token.
    """

    symbols: dict[str, list["_Edge"]] = field(default_factory=dict)
    rules: dict[str, list["_Edge"]] = field(default_factory=dict)
    mark: "_Fork | None" = None
    meanings: list[tuple[int, str, str]] = field(default_factory=list)
    openings: frozenset[str] = frozenset()
    ends: bool = False


@dataclass(slots=True)
class _Edge:
    glued: bool
    part: str
    fork: _Fork


class _Bounds(NamedTuple):
    """Where a match proper begins and ends, as far as an @ has said so."""

    first: int
    last: int | None = None
    marked: bool = False

    def mark(self, place: int) -> "_Bounds":
        """After an @: the first sets where the match begins, the second where it ends."""
        if self.marked:
            return self._replace(last=place)
        return _Bounds(place, marked=True)


_Parts = tuple[tuple[str, "str | Match"], ...]
# The kinds that a match can begin with, for each the kinds that it can go on with, or `_END`.
_Beginnings = dict[str, frozenset[str]]


def _case(words: str) -> Callable[[str], bool]:
    """A test of the first token: an entry in capitals wants capitals, a capitalised one one."""
    if words.isupper() and words[0].isalpha():
        return str.isupper
    return (lambda text: text[0].isupper()) if words[0].isupper() else (lambda _: True)


def _sequences(pattern: str) -> list[tuple[str, ...]]:
    """Every flat sequence of symbols that a pattern stands for."""
    symbols = _SYMBOL.findall(pattern)
    found, end = _alternatives(symbols, 0)
    if end != len(symbols):
        raise RecordError(f"unbalanced brackets in the pattern {pattern!r}")
    return found


def _alternatives(symbols: Sequence[str], place: int) -> tuple[list[tuple[str, ...]], int]:
    done: list[tuple[str, ...]] = []
    sofar: list[tuple[str, ...]] = [()]
    while place < len(symbols) and symbols[place] not in "])":
        symbol = symbols[place]
        place += 1
        if symbol == "|":
            done, sofar = done + sofar, [()]
            continue
        more: list[tuple[str, ...]] = [(symbol,)]
        if symbol in "[(":
            more, place = _alternatives(symbols, place)
            place += 1
            more = [*more, ()] if symbol == "[" else more
        sofar = [a + b for a in sofar for b in more]
    return done + sofar, place


class Grammar:
    """Rules and vocabulary, ready to read texts with."""

    def __init__(self, rules: Iterable[Sequence[str]], vocabulary: Iterable[Sequence[str]]) -> None:
        self._single: dict[str, list[_Entry]] = {}
        self._several: dict[str, dict[str, list[_Entry]]] = {}
        for order, (kind, words, *value) in enumerate(vocabulary):
            forms = tuple(token.form for token in tokens(words))
            self._learn(_Entry(order, forms, kind, "".join(value), _case(words)))
        self.rules: dict[str, _Fork] = {}
        for order, (name, pattern, meaning) in enumerate(rules):
            root = self.rules.setdefault(name, _Fork())
            for sequence in _sequences(pattern):
                _grow(root, sequence).meanings.append((order, name, meaning))

        self._wanted: set[str] = set()
        self.beginnings: dict[str, _Beginnings] = {}
        for name in self.rules:
            self._open(name)
        self.openings = {name: frozenset(found) for name, found in self.beginnings.items()}
        self._known = lru_cache(_WORDS)(self._gather)

    def _learn(self, entry: _Entry) -> None:
        if len(entry.forms) == 1:
            self._single.setdefault(entry.forms[0], []).append(entry)
        else:
            first, second, *_ = entry.forms
            self._several.setdefault(first, {}).setdefault(second, []).append(entry)

    def _open(self, name: str) -> _Beginnings:
        """What a match of a rule can begin with: most places of a text are passed over by it."""
        if name not in self.beginnings:
            root = self.rules[name]
            self._open_fork(root)
            self.beginnings[name] = self._begin(root)
        return self.beginnings[name]

    def _open_fork(self, fork: _Fork) -> None:
        """Set how a fork, and each that follows it, may end or be gone on from."""
        self._wanted.update(fork.symbols)
        for edge in chain.from_iterable((*fork.symbols.values(), *fork.rules.values())):
            self._open_fork(edge.fork)
        fork.ends = bool(fork.meanings)
        fork.openings = frozenset(fork.symbols).union(*map(self._open, fork.rules))
        if fork.mark:
            self._open_fork(fork.mark)
            fork.ends |= fork.mark.ends
            fork.openings |= fork.mark.openings

    def _begin(self, root: _Fork) -> _Beginnings:
        """The kinds that can come first from a fork on, each with those that can come second."""
        found = {kind: _seconds(edges) for kind, edges in root.symbols.items()}
        for rule, edges in root.rules.items():
            for kind, after in self._open(rule).items():
                after = after - {_END} | _seconds(edges) if _END in after else after
                found[kind] = found.get(kind, frozenset()) | after
        for kind, after in (self._begin(root.mark) if root.mark else {}).items():
            found[kind] = found.get(kind, frozenset()) | after
        return found

    def read(self, text: str) -> "Text":
        """A text, ready to be matched."""
        return Text(self, text)

    def kinds(self, read: Sequence[Token]) -> list[_Kinds]:
        """What may stand at each place of a text."""
        found: list[_Kinds] = []
        for place, token in enumerate(read):
            stands: tuple[_Entry, ...] = ()
            if (several := self._several.get(token.form)) and place + 1 < len(read):
                entries = several.get(read[place + 1].form, ())
                stands = tuple([e for e in entries if e.stands(read, place)])
            found.append(self._known(token.text, stands))
        return found

    def _gather(self, text: str, several: tuple[_Entry, ...]) -> _Kinds:
        """The kinds of a word, where these entries of several words stand too.

        The word itself is one of them only if a pattern asks for it.
        """
        form = _form(text)
        entries = sorted((*self._single.get(form, ()), *several), key=lambda e: e.order)
        named = [(name, 1, text) for name in (*_shapes(text), form) if name in self._wanted]
        named += [(e.kind, len(e.forms), e.value) for e in entries if e.case(text)]
        return _Kinds(tuple(named), frozenset([_END, *(name for name, _, _ in named)]))


def _seconds(edges: Iterable[_Edge]) -> frozenset[str]:
    """The kinds that can come after one of these edges, `_END` among them where a rule may end."""
    found: set[str] = set()
    for edge in edges:
        found.update(edge.fork.openings, (_END,) if edge.fork.ends else ())
    return frozenset(found)


def _grow(root: _Fork, sequence: Sequence[str]) -> _Fork:
    """The fork that a sequence of symbols leads to, made where it is not there yet."""
    fork = root
    for symbol in sequence:
        if symbol == "@":
            fork.mark = fork.mark or _Fork()
            fork = fork.mark
            continue
        glued = symbol.startswith("~")
        bare = symbol.lstrip("~")
        part, _, atom = bare.rpartition(":") if len(bare) > 1 else ("", "", bare)
        rule = len(atom) > 1 and atom.startswith("<")
        edges = (fork.rules if rule else fork.symbols).setdefault(atom.strip("<>") or atom, [])
        known = next((e for e in edges if (e.glued, e.part) == (glued, part)), None)
        if known is None:
            known = _Edge(glued, part, _Fork())
            edges.append(known)
        fork = known.fork
    return fork


class Text:
    """A text under a grammar: its tokens, and what each rule matches at each place."""

    def __init__(self, grammar: Grammar, written: str) -> None:
        self.written = written
        self.tokens = tokens(written)
        self._grammar = grammar
        self._kinds = grammar.kinds(self.tokens)
        self._names = [kinds.names for kinds in self._kinds] + [frozenset((_END,))]
        self._matches: dict[tuple[str, int], tuple[Match, ...]] = {}
        self._held: dict[str, bool] = {}

    def reach(self, first: int, last: int, base: int = 0) -> tuple[int, int]:
        """From where to where tokens `first` to `last` (exclusive) stand, the text at `base`."""
        return base + self.tokens[first].start, base + self.tokens[last - 1].end

    def value(self, kind: str, place: int) -> str | None:
        """The value of the longest entry of this kind at a place, None where there is none."""
        if not 0 <= place < len(self.tokens) or kind not in self._names[place]:
            return None
        found = self._kinds[place].found
        return max((length, value) for name, length, value in found if name == kind)[1]

    def holds(self, kind: str) -> bool:
        """Whether an entry of this kind stands anywhere in the text."""
        if kind not in self._held:
            self._held[kind] = any(kind in names for names in self._names)
        return self._held[kind]

    def matches(self, rule: str, place: int) -> tuple[Match, ...]:
        """All that a rule matches at a place, the longest first, then in the order of the file."""
        if self._grammar.openings[rule].isdisjoint(self._names[place]):
            return ()
        return self._matched(rule, place)

    def _matched(self, rule: str, place: int) -> tuple[Match, ...]:
        key = (rule, place)
        known = self._matches.get(key)
        if known is None:
            found: list[Match] = []
            if self._may_begin(rule, place):
                self._walk(self._grammar.rules[rule], place, _Bounds(place), (), found)
                found.sort(key=_RANK, reverse=True)
            known = self._matches[key] = tuple(found)
        return known

    def _may_begin(self, rule: str, place: int) -> bool:
        """Whether the first two tokens here are such as a match of the rule has."""
        begun = self._grammar.beginnings[rule]
        for kind, length, _ in self._kinds[place].found:
            if kind in begun and not begun[kind].isdisjoint(self._names[place + length]):
                return True
        return False

    def scan(
        self, rule: str, mean: Callable[[Match], Meant | None]
    ) -> Iterator[tuple[Match, Meant]]:
        """Leftmost longest matches that do not overlap and to which `mean` gives a meaning."""
        openings, past = self._grammar.openings[rule], 0
        for place, names in enumerate(self._names):
            if place < past or openings.isdisjoint(names):
                continue
            here = self._rivals(rule, place, self._matched(rule, place))
            meant = ((m, mean(m)) for m in here)
            match, meaning = next((p for p in meant if p[1] is not None), (None, None))
            if match is not None and meaning is not None:
                yield match, meaning
                past = match.last

    def _rivals(self, rule: str, place: int, here: Sequence[Match]) -> Sequence[Match]:
        """The matches at a place, and those that begin where one of them does after its context."""
        later = sorted({m.first for m in here if m.first > place})
        if not later:
            return here
        rivals = [*here, *(m for at in later for m in self.matches(rule, at))]
        return sorted(rivals, key=_RANK, reverse=True)

    def _walk(
        self, fork: _Fork, place: int, bounds: _Bounds, parts: _Parts, found: list[Match]
    ) -> None:
        """Gather what matches from a fork on; `parts` are those met on the way to it."""
        for order, rule, meaning in fork.meanings:
            last = place if bounds.last is None else bounds.last
            rank = (place, -order)
            found.append(Match(rule, meaning, bounds.first, last, rank, dict(parts)))
        if fork.openings.isdisjoint(self._names[place]) and not (fork.mark and fork.mark.ends):
            return
        if fork.mark is not None:
            self._walk(fork.mark, place, bounds.mark(place), parts, found)
        for edges, end, value in self._steps(fork, place):
            names = self._names[end]
            for edge in edges:
                after = edge.fork
                goes_on = after.ends or not after.openings.isdisjoint(names)
                if goes_on and not (edge.glued and self.tokens[place].spaced):
                    more = (*parts, (edge.part, value)) if edge.part else parts
                    self._walk(after, end, bounds, more, found)

    def _steps(self, fork: _Fork, place: int) -> list[tuple[list[_Edge], int, "str | Match"]]:
        """The ways on from a fork at a place: where each ends, and what it met."""
        names = self._names[place]
        steps: list[tuple[list[_Edge], int, str | Match]] = []
        if not fork.symbols.keys().isdisjoint(names):
            for kind, length, value in self._kinds[place].found:
                if edges := fork.symbols.get(kind):
                    steps.append((edges, place + length, value))
        for rule, edges in fork.rules.items():
            if not self._grammar.openings[rule].isdisjoint(names):
                steps.extend((edges, m.last, m) for m in self._matched(rule, place)[:1])
        return steps
