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
    return text.lower().translate(_FOLDED)


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, in order; offsets count from the start of `text`."""
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
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

    `meanings` are the rules that end here, `openings` the kinds that can take a walk further;
    `ends` is whether anything may match here without taking another token.
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


def _case(words: str) -> Callable[[str], bool]:
    """A test of the first token: an entry in capitals wants capitals, a capitalised one one."""
    if words.isupper():
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
        self._several: dict[tuple[str, str], list[_Entry]] = {}
        for order, (kind, words, *value) in enumerate(vocabulary):
            forms = tuple(token.form for token in tokens(words))
            self._learn(_Entry(order, forms, kind, "".join(value), _case(words)))
        self.rules: dict[str, _Fork] = {}
        for order, (name, pattern, meaning) in enumerate(rules):
            root = self.rules.setdefault(name, _Fork())
            for sequence in _sequences(pattern):
                _grow(root, sequence).meanings.append((order, name, meaning))

        self._wanted: set[str] = set()
        self.openings: dict[str, frozenset[str]] = {}
        for name in self.rules:
            self._open(name)
        self._known = lru_cache(_WORDS)(self._gather)

    def _learn(self, entry: _Entry) -> None:
        if len(entry.forms) == 1:
            self._single.setdefault(entry.forms[0], []).append(entry)
        else:
            self._several.setdefault((entry.forms[0], entry.forms[1]), []).append(entry)

    def _open(self, name: str) -> frozenset[str]:
        """The kinds that a match of a rule can begin with: most places are passed over by them."""
        if name not in self.openings:
            root = self.rules[name]
            self._open_fork(root)
            marked = root.mark.openings if root.mark else frozenset()
            self.openings[name] = root.openings | marked
        return self.openings[name]

    def _open_fork(self, fork: _Fork) -> None:
        """Set how a fork, and each that follows it, may end or be gone on from."""
        fork.ends = bool(fork.meanings or fork.mark)
        self._wanted.update(fork.symbols)
        fork.openings = frozenset(fork.symbols).union(*map(self._open, fork.rules))
        edges = (e for some in (*fork.symbols.values(), *fork.rules.values()) for e in some)
        for after in [e.fork for e in edges] + ([fork.mark] if fork.mark else []):
            self._open_fork(after)

    def read(self, text: str, start: int = 0, end: int | None = None) -> "Text":
        """A stretch of text, ready to be matched."""
        return Text(self, tokens(text, start, end))

    def kinds(self, read: Sequence[Token]) -> list[_Kinds]:
        """What may stand at each place of a text."""
        found: list[_Kinds] = []
        after = [token.form for token in read[1:]]
        for place, (token, follower) in enumerate(zip(read, [*after, ""], strict=False)):
            several = self._several.get((token.form, follower), ())
            stands = tuple([e for e in several if e.stands(read, place)]) if several else ()
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
        return _Kinds(tuple(named), frozenset(name for name, _, _ in named))


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

    def __init__(self, grammar: Grammar, read: tuple[Token, ...]) -> None:
        self.tokens = read
        self._grammar = grammar
        self._kinds = grammar.kinds(read)
        self._names = [kinds.names for kinds in self._kinds] + [frozenset()]
        self._matches: dict[tuple[str, int], tuple[Match, ...]] = {}
        self._held: dict[str, bool] = {}

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
            self._walk(self._grammar.rules[rule], place, _Bounds(place), (), found)
            found.sort(key=_RANK, reverse=True)
            known = self._matches[key] = tuple(found)
        return known

    def scan(
        self, rule: str, mean: Callable[[Match], Meant | None]
    ) -> Iterator[tuple[Match, Meant]]:
        """Leftmost longest matches that do not overlap and to which `mean` gives a meaning."""
        past = 0
        for place in range(len(self.tokens)):
            if place < past or not (here := self.matches(rule, place)):
                continue
            meant = ((m, mean(m)) for m in self._rivals(rule, place, here))
            match, meaning = next((p for p in meant if p[1] is not None), (None, None))
            if match is not None and meaning is not None:
                yield match, meaning
                past = match.last

    def _rivals(self, rule: str, place: int, here: Sequence[Match]) -> Sequence[Match]:
        """The matches at a place, and those that begin where one of them does after its context."""
        later = sorted({m.first for m in here if m.first > place})
        rivals = [*here, *(m for at in later for m in self.matches(rule, at))]
        return sorted(rivals, key=_RANK, reverse=True) if later else here

    def _walk(
        self, fork: _Fork, place: int, bounds: _Bounds, parts: _Parts, found: list[Match]
    ) -> None:
        """Gather what matches from a fork on; `parts` are those met on the way to it."""
        for order, rule, meaning in fork.meanings:
            last = place if bounds.last is None else bounds.last
            rank = (place, -order)
            found.append(Match(rule, meaning, bounds.first, last, rank, dict(parts)))
        if fork.mark is not None and self._goes_on(fork.mark, place):
            self._walk(fork.mark, place, bounds.mark(place), parts, found)
        if fork.openings.isdisjoint(self._names[place]):
            return
        for edges, end, value in self._steps(fork, place):
            for edge in edges:
                if self._fits(edge, place) and self._goes_on(edge.fork, end):
                    more = (*parts, (edge.part, value)) if edge.part else parts
                    self._walk(edge.fork, end, bounds, more, found)

    def _fits(self, edge: _Edge, place: int) -> bool:
        """Whether no blank stands where the rule wants none."""
        return not (edge.glued and self.tokens[place].spaced)

    def _goes_on(self, fork: _Fork, place: int) -> bool:
        """Whether a rule ends at a fork, or one may go on from it at a place."""
        return fork.ends or not fork.openings.isdisjoint(self._names[place])

    def _steps(self, fork: _Fork, place: int) -> Iterator[tuple[list[_Edge], int, "str | Match"]]:
        """The ways on from a fork at a place: where each ends, and what it met."""
        names = self._names[place]
        if fork.symbols:
            for kind, length, value in self._kinds[place].found:
                if edges := fork.symbols.get(kind):
                    yield edges, place + length, value
        for rule, edges in fork.rules.items():
            if not self._grammar.openings[rule].isdisjoint(names):
                for match in self._matched(rule, place)[:1]:
                    yield edges, match.last, match
