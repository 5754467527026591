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
Meant = TypeVar("Meant")


# Tokens and states are tuples, not dataclasses: they are made by the ten thousand.
class Token(NamedTuple):
    """A word, number or sign where it stands; `form` is lower case, with plain dash and quote."""

    start: int
    end: int
    text: str
    form: str
    spaced: bool

    @property
    def shapes(self) -> tuple[str, ...]:
        """Its orthographic kinds: NUMBER, D1 to D4 (so many digits), WORD, NAME."""
        if self.text[0].isdigit():
            short = self.text.isdigit() and len(self.text) < 5
            return ("NUMBER", f"D{len(self.text)}") if short else ("NUMBER",)
        if self.text[0].isalpha():
            return ("WORD", "NAME") if self.text[0].isupper() else ("WORD",)
        return ()


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, in order; offsets count from the start of `text`."""
    found: list[Token] = []
    last = -1
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        form = m.group().lower().translate(_FOLDED)
        found.append(Token(m.start(), m.end(), m.group(), form, m.start() != last))
        last = m.end()
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


@dataclass(slots=True)
class _Entry:
    forms: tuple[str, ...]
    kind: str
    value: str
    case: Callable[[str], bool]

    def length(self, read: Sequence[Token], place: int) -> int:
        """How many tokens it takes at this place; 0 where it does not stand there."""
        here = read[place : place + len(self.forms)]
        fits = tuple(t.form for t in here) == self.forms and self.case(here[0].text)
        return len(here) if fits else 0


@dataclass(slots=True)
class _Fork:
    """A point in the rules of one name, written as a trie of symbols."""

    symbols: dict[str, list["_Edge"]] = field(default_factory=dict)
    rules: dict[str, list["_Edge"]] = field(default_factory=dict)
    mark: "_Fork | None" = None
    meanings: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Edge:
    glued: bool
    part: str
    fork: _Fork


class _State(NamedTuple):
    """How far a walk has come: the place, the bounds set by @, the parts met."""

    place: int
    first: int
    last: int | None = None
    marks: int = 0
    parts: tuple[tuple[str, "str | Match"], ...] = ()


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
        self._entries: dict[str, list[_Entry]] = {}
        for kind, words, *value in vocabulary:
            forms = tuple(t.form for t in tokens(words))
            entry = _Entry(forms, kind, "".join(value), _case(words))
            self._entries.setdefault(forms[0], []).append(entry)
        self.rules: dict[str, _Fork] = {}
        for order, (name, pattern, meaning) in enumerate(rules):
            root = self.rules.setdefault(name, _Fork())
            for sequence in _sequences(pattern):
                _grow(root, sequence).meanings.append((order, meaning))

        self.openings: dict[str, frozenset[str]] = {}
        for name in self.rules:
            self._open(name)

    def _open(self, name: str) -> frozenset[str]:
        """The kinds that a match of a rule can begin with: most places are passed over by them."""
        known = self.openings.get(name)
        if known is None:
            root = self.rules[name]
            forks = (root,) if root.mark is None else (root, root.mark)
            symbols = {symbol for fork in forks for symbol in fork.symbols}
            inner = (self._open(rule) for fork in forks for rule in fork.rules)
            known = self.openings[name] = frozenset(symbols).union(*inner)
        return known

    def read(self, text: str, start: int = 0, end: int | None = None) -> "Text":
        """A stretch of text, ready to be matched."""
        return Text(self, tokens(text, start, end))

    def kinds(self, read: Sequence[Token], place: int) -> tuple[tuple[str, int, str], ...]:
        """What may stand at a place: (kind or the word itself, end, value)."""
        token = read[place]
        found = [(name, place + 1, token.text) for name in (*token.shapes, token.form)]
        known = ((e, e.length(read, place)) for e in self._entries.get(token.form, ()))
        found.extend((e.kind, place + length, e.value) for e, length in known if length)
        return tuple(found)


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
        self._kinds: dict[int, tuple[tuple[str, int, str], ...]] = {}
        self._names: dict[int, frozenset[str]] = {}
        self._matches: dict[tuple[str, int], tuple[Match, ...]] = {}
        self._held: dict[str, bool] = {}

    def kinds(self, place: int) -> tuple[tuple[str, int, str], ...]:
        """What may stand at a place: (kind or the word itself, end, value)."""
        known = self._kinds.get(place)
        if known is None:
            known = self._kinds[place] = self._grammar.kinds(self.tokens, place)
        return known

    def value(self, kind: str, place: int) -> str | None:
        """The value of the longest entry of this kind at a place, None where there is none."""
        if not 0 <= place < len(self.tokens):
            return None
        found = [(end, value) for name, end, value in self.kinds(place) if name == kind]
        return max(found)[1] if found else None

    def holds(self, kind: str) -> bool:
        """Whether an entry of this kind stands anywhere in the text."""
        if kind not in self._held:
            places = range(len(self.tokens))
            self._held[kind] = any(self.value(kind, place) is not None for place in places)
        return self._held[kind]

    def matches(self, rule: str, place: int) -> tuple[Match, ...]:
        """All that a rule matches at a place, the longest first, then in the order of the file."""
        if self._grammar.openings[rule].isdisjoint(self._named(place)):
            return ()
        key = (rule, place)
        if key not in self._matches:
            found = self._walk(rule, self._grammar.rules[rule], _State(place, place))
            self._matches[key] = tuple(sorted(found, key=lambda m: m.rank, reverse=True))
        return self._matches[key]

    def _named(self, place: int) -> frozenset[str]:
        """The kinds at a place by name alone."""
        known = self._names.get(place)
        if known is None:
            known = self._names[place] = frozenset(kind for kind, _, _ in self.kinds(place))
        return known

    def scan(
        self, rule: str, mean: Callable[[Match], Meant | None]
    ) -> Iterator[tuple[Match, Meant]]:
        """Leftmost longest matches that do not overlap and to which `mean` gives a meaning."""
        place = 0
        while place < len(self.tokens):
            meant = ((m, mean(m)) for m in self._rivals(rule, place))
            match, meaning = next((p for p in meant if p[1] is not None), (None, None))
            if match is not None and meaning is not None:
                yield match, meaning
            place = max(place + 1, match.last if match else 0)

    def _rivals(self, rule: str, place: int) -> Sequence[Match]:
        """The matches at a place, and those that begin where one of them does after its context."""
        here = self.matches(rule, place)
        later = sorted({m.first for m in here if m.first > place})
        rivals = [*here, *(m for at in later for m in self.matches(rule, at))]
        return sorted(rivals, key=lambda m: m.rank, reverse=True) if later else here

    def _walk(self, rule: str, fork: _Fork, at: _State) -> Iterator[Match]:
        for order, meaning in fork.meanings:
            last = at.place if at.last is None else at.last
            yield Match(rule, meaning, at.first, last, (at.place, -order), dict(at.parts))
        if fork.mark is not None:
            yield from self._walk(rule, fork.mark, _marked(at))
        if at.place < len(self.tokens):
            for edge, end, value in self._steps(fork, at.place):
                parts = (*at.parts, (edge.part, value)) if edge.part else at.parts
                yield from self._walk(
                    rule, edge.fork, _State(end, at.first, at.last, at.marks, parts)
                )

    def _steps(self, fork: _Fork, place: int) -> Iterator[tuple[_Edge, int, "str | Match"]]:
        spaced = self.tokens[place].spaced
        if fork.symbols:
            for kind, end, value in self.kinds(place):
                for edge in fork.symbols.get(kind, ()):
                    if not (edge.glued and spaced):
                        yield edge, end, value
        for name, edges in fork.rules.items():
            for match in self.matches(name, place)[:1]:
                for edge in edges:
                    if not (edge.glued and spaced):
                        yield edge, match.last, match


def _marked(at: _State) -> _State:
    """The state after an @: the first sets where the match begins, the second where it ends."""
    if at.marks:
        return at._replace(last=at.place)
    return at._replace(first=at.place, marks=1)
