"""The editions of the invented stories, written down: a change of any stage shows as a difference.

`make golden` writes them anew. Look at the difference, and say in the commit what was gained and
what was lost. A golden file is what the program does; the keys beside it are what it should do.
They are read by rules: a learned reader's last digits may differ from one processor to the next.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

import variorum
from variorum.marking import mark_by_rules
from variorum.model import Claim, Derivation, EditedStory, Locus

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/stories/golden"
FOLDERS = {
    "harmund-smelter": ROOT / "examples/harmund-smelter",
    **{
        name: ROOT / "tests/stories/inputs" / name
        for name in ("canal_vote", "mill_fire", "river_fine", "striker_fee", "ward_fever")
    },
}


def golden(name: str) -> str:
    """An edition in short: everything that an editor would dispute, nothing of layout."""
    edition = variorum.read(FOLDERS[name], reader=mark_by_rules)
    texts = {report.id: report.text for report in edition.reports}
    lines = [line for story in edition.stories for line in told(story, texts)]
    return "\n".join([*lines, *(f"left out: {entry.file}" for entry in edition.left_out), ""])


def told(story: EditedStory, texts: dict[str, str]) -> Iterator[str]:
    yield f"# {story.title}"
    yield f"reports: {', '.join(story.reports)}"
    yield f"independent sources: {story.independent_sources}"
    yield "\n## stemma"
    names = {source.id: source.name for source in story.stemma.sources}
    for family in story.stemma.families:
        yield f"family of {names.get(family.root, family.root)}: {', '.join(family.reports)}"
    yield from (derived(one, names) for one in story.stemma.derivations)
    yield "\n## apparatus"
    for locus in story.apparatus:
        yield from differing(locus)
    yield "\n## claims"
    for claim in story.claims:
        yield from claimed(claim)
    yield "\n## timeline"
    yield from (f"{entry.when}  {entry.text}" for entry in story.timeline)
    yield "\n## figures"
    for figure in story.figures:
        words = figure.span.of(texts[figure.span.report])
        yield f"{figure.qualifier}{figure.value:g} {figure.unit}  [{figure.subject}]  {words!r}"
    yield "\n## who is who"
    yield from (f"{one.kind}: {' = '.join((one.name, *one.aliases))}" for one in story.entities)
    yield "\n## brief"
    yield from (statement.text for statement in story.brief)


def derived(one: Derivation, names: dict[str, str]) -> str:
    child, parent = (names.get(end, end) for end in (one.child, one.parent))
    return f"{child} <- {parent}: {one.relation}, {one.credit}, {one.likelihood:.2f}"


def differing(locus: Locus) -> Iterator[str]:
    yield f"{locus.verdict} {locus.kind}: {locus.topic}"
    for reading in locus.readings:
        refines = "" if reading.refines is None else f" (refines {reading.refines})"
        yield f"    {reading.value!r}{refines}: {', '.join(reading.reports)}"


def claimed(claim: Claim) -> Iterator[str]:
    yield f"{claim.status}, {len(claim.sources)}: {claim.text}"
    for witness in claim.witnesses:
        chain = " > ".join(voice.source for voice in witness.attribution)
        yield f"    {witness.report}, {witness.modality}{f', {chain}' if chain else ''}"


@pytest.mark.parametrize("name", FOLDERS)
def test_the_edition_is_as_it_was(name: str) -> None:
    written = (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
    assert golden(name) == written, "if it is meant, run `make golden` and look at the difference"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for story in FOLDERS:
        (GOLDEN / f"{story}.txt").write_text(golden(story), encoding="utf-8")
