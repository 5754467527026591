"""Decisions on claims: do two tellings say one thing?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from variorum.judging.ledger import Case, Done, Refused, carry_out
from variorum.judging.places import missing
from variorum.lexicon.likeness import likeness
from variorum.model import Claim, Decision, Judgement, Locus, Place, Ruling, Span, Witness
from variorum.text.grams import Similarities

_KINDS = (Decision.SAME_CLAIM, Decision.DIFFERENT_CLAIM)
_Claims = tuple[Claim, ...]
_Outcome = Done[_Claims] | Refused
Restate = Callable[[Claim], Claim]


def judge_claims(
    claims: _Claims, case: Case, restate: Restate
) -> tuple[_Claims, tuple[Ruling, ...]]:
    """Claims joined and parted as an editor decided, numbered anew, and what came of each decision.

    `restate` gives a claim whose tellings were changed its sources and its status.
    """
    # Decisions move tellings from claim to claim, and change none of them.
    every: dict[str, list[Witness]] = {report: [] for report in case.reports}
    for witness in (w for claim in claims for w in claim.witnesses):
        every[witness.report].append(witness)
    told = {p: _telling(every[p.report], p, case) for p in case.words if p.words}

    def step(state: _Claims, judgement: Judgement, held: Sequence[Judgement]) -> _Outcome:
        found = [told[place] for place in judgement.places]
        lacking = [one for one in found if isinstance(one, str)]
        if lacking:
            return Refused(why=lacking[0])
        if judgement.decision is Decision.SAME_CLAIM:
            return _joined(state, _tellings(judgement, told), case)
        ties = [_tellings(j, told) for j in held if j.decision is Decision.SAME_CLAIM]
        return _parted(state, _tellings(judgement, told), ties, case)

    def holds(state: _Claims) -> Callable[[Judgement], bool]:
        homes = {witness: claim.id for claim in state for witness in claim.witnesses}

        def so(judgement: Judgement) -> bool:
            one = len({homes[t] for t in _tellings(judgement, told)}) == 1
            return one is (judgement.decision is Decision.SAME_CLAIM)

        return so

    changed, rulings = carry_out(case, _KINDS, claims, step, holds)
    if changed == claims:
        return claims, rulings
    return _numbered([c if c in claims else restate(c) for c in changed], rulings, case)


def _tellings(judgement: Judgement, told: Mapping[Place, Witness | str]) -> list[Witness]:
    """The tellings that a judgement is about, as far as they were found."""
    found = (told[place] for place in judgement.places)
    return [one for one in found if not isinstance(one, str)]


def _telling(witnesses: Sequence[Witness], place: Place, case: Case) -> Witness | str:
    """The telling of a report that a place's words stand in, the tightest; or why there is none."""
    if not case.words[place]:
        return missing(place)
    held = [
        (shared, -len(witness.span), -witness.span.start, at, witness)
        for words in case.words[place]
        for at, witness in enumerate(witnesses)
        if (shared := witness.span.overlap(words))
        and 2 * shared >= min(len(witness.span), len(words))
    ]
    if not held:
        return f"no claim was found in those words of {place.report}"
    return max(held, key=lambda one: one[:4])[4]


def _home(claims: _Claims, witness: Witness) -> Claim:
    return next(c for c in claims if witness in c.witnesses)


def _joined(claims: _Claims, tellings: Sequence[Witness], case: Case) -> _Outcome:
    """The claims of some tellings as one, in the words of the most widely told."""
    homes = list({(home := _home(claims, t)).id: home for t in tellings}.values())
    if len(homes) == 1:
        return Done(state=claims, why="they were one claim already", about=homes[0].id)
    first = max(homes, key=lambda c: (len(c.witnesses), -claims.index(c)))
    together = _in_order([w for home in homes for w in home.witnesses], case)
    kept = [replace(c, witnesses=together) if c is first else c for c in claims]
    state = tuple(c for c in kept if c.id == first.id or c not in homes)
    return Done(state=state, why=f"{len(homes)} claims made one", about=first.id)


def _parted(
    claims: _Claims, tellings: Sequence[Witness], ties: Sequence[list[Witness]], case: Case
) -> _Outcome:
    """Two tellings in two claims; the other tellings go with the one that they are more like."""
    one, other = tellings
    home = _home(claims, one)
    if home != _home(claims, other):
        return Done(state=claims, why="they were two claims already", about=home.id)
    if one == other:
        return Refused(why="both quotations are of one telling")
    going = _nearer(home.witnesses, one, other, ties, case)
    staying = tuple(w for w in home.witnesses if w not in going)
    words = " ".join(one.span.of(case.reports[one.report].text).split())
    text = " ".join(other.span.of(case.reports[other.report].text).split())
    left = replace(home, witnesses=staying, text=_text(home, staying, text, case))
    new = Claim(
        id=_fresh(claims),
        text=_text(home, going, words, case),
        status=home.status,
        sources=home.sources,
        witnesses=going,
    )
    state = tuple(part for c in claims for part in ((left, new) if c is home else (c,)))
    return Done(state=state, why=f"{home.id} was parted in two", about=new.id)


def _fresh(claims: _Claims) -> str:
    """An id that no claim has yet."""
    return f"c{max((int(c.id[1:]) for c in claims), default=0) + 1}"


def _text(home: Claim, witnesses: Sequence[Witness], otherwise: str, case: Case) -> str:
    """The claim's words where one of the tellings still has them."""
    told = (" ".join(w.span.of(case.reports[w.report].text).split()) for w in witnesses)
    return home.text if home.text in told else otherwise


def _nearer(
    witnesses: Sequence[Witness],
    one: Witness,
    other: Witness,
    ties: Sequence[list[Witness]],
    case: Case,
) -> tuple[Witness, ...]:
    """The tellings that go with the first of two; those that are tied to one go with it."""
    alike = likeness([w.span.of(case.reports[w.report].text) for w in witnesses])
    first, second = witnesses.index(one), witnesses.index(other)
    bound = _bound(witnesses, ties)
    return tuple(
        w
        for at, w in enumerate(witnesses)
        if w == one
        or (w != other and second not in bound[at] and _goes(alike, first, second, bound[at]))
    )


def _goes(alike: Similarities, first: int, second: int, group: set[int]) -> bool:
    if first in group:
        return True
    near = sum(float(alike[at, first]) for at in group)
    return near > sum(float(alike[at, second]) for at in group)


def _bound(witnesses: Sequence[Witness], ties: Sequence[list[Witness]]) -> list[set[int]]:
    """For each telling those that must go where it goes, itself among them."""
    groups = [{at} for at in range(len(witnesses))]
    for tie in ties:
        tied = {at for at, w in enumerate(witnesses) if w in tie}
        whole = set().union(*(groups[at] for at in tied))
        for at in whole:
            groups[at] = whole
    return groups


def _in_order(witnesses: Sequence[Witness], case: Case) -> tuple[Witness, ...]:
    order = {report: at for at, report in enumerate(case.reports)}
    return tuple(sorted(witnesses, key=lambda w: (order[w.report], w.span)))


def _numbered(
    claims: Sequence[Claim], rulings: Sequence[Ruling], case: Case
) -> tuple[_Claims, tuple[Ruling, ...]]:
    """Claims in the order of claims, the most widely told first, with ids to match."""
    order = {report: at for at, report in enumerate(case.reports)}

    def place(claim: Claim) -> tuple[int, int, Span]:
        first = min(claim.witnesses, key=lambda w: (order[w.report], w.span))
        return (-len({w.report for w in claim.witnesses}), order[first.report], first.span)

    ranked = sorted(claims, key=place)
    ids = {claim.id: f"c{number}" for number, claim in enumerate(ranked, 1)}
    renamed = tuple(replace(c, id=ids[c.id]) for c in ranked)
    return renamed, tuple(replace(r, about=ids.get(r.about, "")) for r in rulings)


def upheld(claims: Sequence[Claim], loci: Sequence[Locus]) -> tuple[Claim, ...]:
    """The claims without the tellings that an editor has found wrong: what a brief may say."""
    wrong = {span for locus in loci for span in _overruled(locus)}
    if not wrong:
        return tuple(claims)
    kept = (
        replace(
            claim,
            witnesses=tuple(
                w for w in claim.witnesses if not any(w.span.overlap(s) for s in wrong)
            ),
        )
        for claim in claims
    )
    return tuple(claim for claim in kept if claim.witnesses)


def _overruled(locus: Locus) -> Iterator[Span]:
    """The words of the readings that clash with the one that was found right."""
    if locus.settled is None:
        return
    right = locus.readings[locus.settled]
    for number, reading in enumerate(locus.readings):
        same = number in (locus.settled, right.refines) or reading.refines == locus.settled
        if not same:
            yield from reading.spans
