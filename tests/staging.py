"""Scenes for the comparers: reports with findings made by hand."""

from tellings import report
from variorum.apparatus.compare import compare
from variorum.apparatus.scene import Scene
from variorum.model import (
    Claim,
    Entity,
    EntityKind,
    Figure,
    Findings,
    Locus,
    Modality,
    Moment,
    Qualifier,
    Report,
    Saying,
    SourceKind,
    Span,
    Status,
    Voice,
    Witness,
)


class Stage:
    """Two or more tellings, and what a reader would have found in them."""

    def __init__(self, **texts: str) -> None:
        self.reports: list[Report] = [
            report(id, (f"Report {id}", text)) for id, text in texts.items()
        ]
        self.texts = {r.id: r.text for r in self.reports}
        self.figures: list[Figure] = []
        self.moments: list[Moment] = []
        self.sayings: list[Saying] = []
        self.entities: list[Entity] = []
        self.claims: list[Claim] = []

    def at(self, id: str, words: str) -> Span:
        start = self.texts[id].index(words)
        return Span(report=id, start=start, end=start + len(words))

    def figure(
        self, id: str, words: str, value: float, unit: str, *, is_: str = "=", of: str = ""
    ) -> None:
        self.figures.append(
            Figure(
                value=value,
                unit=unit,
                qualifier=Qualifier(is_),
                subject=of,
                period=None,
                source="",
                span=self.at(id, words),
            )
        )

    def moment(self, id: str, words: str, when: str) -> None:
        self.moments.append(Moment(when=when, span=self.at(id, words)))

    def says(
        self,
        id: str,
        words: str,
        modality: Modality = Modality.ASSERTED,
        *,
        by: str = "",
        cue: str = "",
    ) -> None:
        voices: tuple[Voice, ...] = ()
        if by:
            given = self.at(id, cue) if cue else None
            place = self.at(id, by)
            voices = (Voice(source=by, kind=SourceKind.UNNAMED, span=place, cue=given),)
        self.sayings.append(Saying(span=self.at(id, words), modality=modality, attribution=voices))

    def named(self, name: str, kind: EntityKind, *places: tuple[str, str]) -> None:
        self.entities.append(
            Entity(
                id=f"e{len(self.entities) + 1}",
                name=name,
                kind=kind,
                mentions=tuple(sorted(self.at(id, words) for id, words in places)),
            )
        )

    def claim(self) -> None:
        """All sayings as tellings of one claim."""
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1}",
                text="claim",
                status=Status.SINGLE_SOURCE,
                sources=(),
                witnesses=tuple(
                    Witness(
                        report=s.span.report,
                        span=s.span,
                        modality=s.modality,
                        attribution=s.attribution,
                    )
                    for s in self.sayings
                ),
            )
        )

    def found(self) -> Findings:
        return Findings(
            sayings=tuple(self.sayings),
            figures=tuple(self.figures),
            moments=tuple(self.moments),
            entities=tuple(self.entities),
        )

    def scene(self) -> Scene:
        return Scene(self.reports, self.claims, self.found(), {})

    def loci(self, **days: str) -> tuple[Locus, ...]:
        return compare(self.reports, self.claims, self.found(), days)
