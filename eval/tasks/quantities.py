"""Quantities: value, unit, hedge and what is counted, on sets of others and on our own cases.

Documents with an even number are open: their misses are looked at when the product is mended.
Those with an odd number are held back; both are scored, and reported apart.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.loaders import meantime_values, newsquant, quantity_cases
from eval.task import Miss, Outcome, Setting, Task
from variorum.figures import find_figures, find_moments
from variorum.lexicon import stem
from variorum.model import Figure, Report, Segment, SegmentKind

_SETS = ("currency", "dimension", "age", "temperature")
_NEWSQUANT = "data/newsquant"
_MEANTIME = "data/meantime/meantime_en_intra_cross.zip"
_CASES = Path(__file__).parents[2] / "tests" / "cases" / "quantities.tsv"
_TIMES = frozenset(
    ("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries")
)
Fits = Callable[[Figure, newsquant.Quantity], bool]


@dataclass(slots=True)
class Tally:
    """What was right of what was found and of what was wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Count one text."""
        self.right += right
        self.found += found
        self.wanted += wanted

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def read(text: str) -> tuple[Figure, ...]:
    """The figures of one sentence, as the product finds them."""
    segment = Segment(kind=SegmentKind.SENTENCE, start=0, end=len(text))
    report = Report(id="r", text=text, segments=(segment,) if text.strip() else ())
    return find_figures(report, find_moments(report, None, inferred=False), ())


def _same_value(figure: Figure, wanted: newsquant.Quantity) -> bool:
    upper = figure.upper if wanted.upper is not None else wanted.upper
    near = abs(figure.value - wanted.value) <= 1e-6 * max(1.0, abs(wanted.value))
    return near and upper == wanted.upper


def _same_quantity(figure: Figure, wanted: newsquant.Quantity) -> bool:
    """Value and unit; a thing counted is told by its head noun, and "count" by any noun."""
    if not _same_value(figure, wanted):
        return False
    if wanted.named or wanted.unit in ("-", "count"):
        return figure.unit == wanted.unit or (not wanted.named and figure.unit.islower())
    return stem(figure.unit) == stem(wanted.unit.split()[-1])


def _matched(figures: Sequence[Figure], wanted: Iterable[newsquant.Quantity], fits: Fits) -> int:
    """How many of what was wanted is met, each by a figure of its own."""
    left = list(figures)
    met = 0
    for one in wanted:
        hit = next((f for f in left if fits(f, one)), None)
        if hit is not None:
            left.remove(hit)
            met += 1
    return met


def _newsquant(setting: Setting) -> Outcome:
    """All four sets; also each set, and the half that is held back."""
    tallies: dict[str, Tally] = {}
    misses: list[Miss] = []
    items = 0
    for name in _SETS:
        path = setting.shared / _NEWSQUANT / f"{name}-model.json"
        for place, sentence in enumerate(newsquant.sentences(path)[: setting.limit]):
            figures, wanted = read(sentence.text), sentence.quantities
            items += len(wanted)
            for measure, fits in (("value", _same_value), ("value+unit", _same_quantity)):
                met = _matched(figures, wanted, fits)
                for key in (measure, f"{measure} {name}", f"{measure} {_half(place)}"):
                    tally = tallies.setdefault(key, Tally())
                    tally.add(met, len(figures), len(wanted))
                if measure == "value+unit" and met < max(len(figures), len(wanted)):
                    misses.append(_miss(f"{name} {place}", sentence, figures))
    return Outcome(
        items=items,
        figures={key: tally.f1 for key, tally in tallies.items()},
        misses=tuple(misses),
    )


def _half(place: int) -> str:
    return "held back" if place % 2 else "open"


def _miss(where: str, sentence: newsquant.Sentence, figures: Sequence[Figure]) -> Miss:
    wanted, found = len(sentence.quantities), len(figures)
    values = _matched(figures, sentence.quantities, _same_value)
    kind = (
        "missed" if found < wanted else "too many" if found > wanted else
        "unit" if values == wanted else "value"
    )  # fmt: skip
    return Miss(
        where=where,
        wanted="; ".join(f"{q.value:g} {q.unit}" for q in sentence.quantities),
        found="; ".join(_told(f) for f in figures),
        context=sentence.text,
        kind=kind,
    )


def _told(figure: Figure) -> str:
    upper = "" if figure.upper is None else f"-{figure.upper:g}"
    return f"{figure.qualifier.value}{figure.value:g}{upper} {figure.unit}"


# -- MEANTIME


def _meantime(setting: Setting) -> Outcome:
    """Numbers that were marked and numbers that are found, where both overlap; and their type."""
    tallies: dict[str, Tally] = {}
    misses: list[Miss] = []
    items = 0
    for place, document in enumerate(meantime_values.documents(setting.shared / _MEANTIME)):
        if setting.limit is not None and place >= setting.limit:
            break
        for sentence in document:
            values = [v for v in sentence.values if v.is_number]
            figures = read(sentence.text)
            items += len(values)
            met = [v for v in values if any(_overlap(f, v) for f in figures)]
            typed = [v for v in met if any(_overlap(f, v) and _type(f) == v.type for f in figures)]
            loose = [
                f
                for f in figures
                if f.unit not in _TIMES and not any(_overlap(f, v) for v in sentence.values)
            ]
            for key in ("number", f"number {_half(place)}"):
                tallies.setdefault(key, Tally()).add(len(met), len(met) + len(loose), len(values))
            for key in ("recall", f"recall {_half(place)}"):
                tallies.setdefault(key, Tally()).add(len(met), len(values), len(values))
            for key in ("type", f"type {_half(place)}"):
                tallies.setdefault(key, Tally()).add(len(typed), len(met), len(met))
            misses += [
                Miss(
                    where=f"{place} {sentence.document}",
                    wanted=f"{v.type} {sentence.text[v.start : v.end]}",
                    found="",
                    context=sentence.text[max(0, v.start - 40) : v.end + 40],
                    kind="missed",
                )
                for v in values
                if v not in met
            ] + [
                Miss(
                    where=f"{place} {sentence.document}",
                    wanted="",
                    found=f"{_told(f)} ({f.span.of(sentence.text)})",
                    context=sentence.text[max(0, f.span.start - 40) : f.span.end + 40],
                    kind="not marked",
                )
                for f in loose
            ]
    return Outcome(
        items=items,
        figures={key: tally.f1 for key, tally in tallies.items()},
        misses=tuple(misses),
    )


def _overlap(figure: Figure, value: meantime_values.Value) -> bool:
    return figure.span.start < value.end and value.start < figure.span.end


def _type(figure: Figure) -> str:
    if figure.unit == "%":
        return "PERCENT"
    money = len(figure.unit) == 3 and figure.unit.isupper()
    return "MONEY" if money else "QUANTITY"


# -- our own cases


def _cases(setting: Setting) -> Outcome:
    """Sentences marked by hand: the share that is read without any fault."""
    tallies: dict[str, Tally] = {}
    misses: list[Miss] = []
    cases = quantity_cases.cases(_CASES)[: setting.limit]
    for case in cases:
        found = " ; ".join(quantity_cases.told(f) for f in read(case.text))
        right = found == " ; ".join(case.figures)
        for key in ("right", f"right {case.half}"):
            tallies.setdefault(key, Tally()).add(right, 1, 1)
        if not right:
            misses.append(
                Miss(where=case.half, wanted=" ; ".join(case.figures), found=found,
                     context=case.text, kind=case.kind)
            )  # fmt: skip
    return Outcome(
        items=len(cases),
        figures={key: tally.f1 for key, tally in tallies.items()},
        misses=tuple(misses),
    )


TASKS = (
    Task(
        name="quantities-newsquant",
        data=(f"{_NEWSQUANT}/*.json",),
        score=_newsquant,
        metric="F1 of quantities: value; value and unit",
        bars={"value": 0.95, "value+unit": 0.90},
        published={
            "value": "CQE .920 on its whole set, quantulum3 .730",
            "value+unit": "CQE .856, quantulum3 .472",
        },
    ),
    Task(
        name="quantities-meantime",
        data=(_MEANTIME,),
        score=_meantime,
        metric="F1 of marked numbers, overlap; recall; type where met",
    ),
    Task(
        name="quantities-cases",
        data=(),
        own=("tests/cases/quantities.tsv",),
        score=_cases,
        metric="share of sentences whose figures are all right, and no more",
        bars={"right": 0.95},
    ),
)
