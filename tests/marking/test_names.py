"""Names by rules: what is a name, where it ends, and of what kind it is."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.marking.names import mark_names
from variorum.model import Report, Segment, SegmentKind


def report(*lines: str, headline: str = "") -> Report:
    text, segments = "", []
    kinds = [SegmentKind.HEADLINE] * bool(headline) + [SegmentKind.SENTENCE] * len(lines)
    for kind, line in zip(kinds, [headline] * bool(headline) + list(lines), strict=True):
        segments.append(Segment(kind=kind, start=len(text), end=len(text) + len(line)))
        text += line + "\n"
    return Report(id="r", text=text, segments=tuple(segments))


def found(*lines: str, headline: str = "") -> list[str]:
    told = report(*lines, headline=headline)
    return [f"{m.span.of(told.text)}/{m.kind.value}" for m in mark_names(told)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("On Monday President Ama Boateng flew home.", ["Ama Boateng/person"]),
        (
            "Crown Prince Faisal bin Talal met Prof. J. Whitlock.",
            ["Faisal bin Talal/person", "J. Whitlock/person"],
        ),
        ("Mr bin Talal said so.", ["bin Talal/person"]),
        ("Pierre-Yves van der Meer won again.", ["Pierre-Yves van der Meer/person"]),
        ("The singer Zorbatrix was there.", ["Zorbatrix/person"]),
        ("Will Carter left the room.", ["Will Carter/person"]),
        ("It was seen by Chief Executive Olga Petrova.", ["Olga Petrova/person"]),
    ],
)
def test_persons_stand_without_their_titles(line: str, names: list[str]) -> None:
    assert found(line) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (
            "He wrote to the Ministry of Health and Social Care.",
            "Ministry of Health and Social Care",
        ),
        ("He wrote to the Royal Bank of Canada.", "Royal Bank of Canada"),
        (
            "He wrote to the Harbour Safety Investigation Board.",
            "Harbour Safety Investigation Board",
        ),
        ("He wrote to St Mark’s Hospital about it.", "St Mark’s Hospital"),
        ("He wrote to Tarrow Aviation and Marine yesterday.", "Tarrow Aviation and Marine"),
        ("He wrote to Brindle Foods Ltd.", "Brindle Foods Ltd."),
        ("He wrote to the chain Lumora again.", "Lumora"),
    ],
)
def test_organisations_are_taken_whole(line: str, name: str) -> None:
    assert found(line) == [f"{name}/organisation"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("It lies near Rue de la Tannerie in Lyon.", ["Rue de la Tannerie/place", "Lyon/place"]),
        ("It lies on Harrow Road.", ["Harrow Road/place"]),
        ("They met in Ostrellin, Ohio, last week.", ["Ostrellin/place", "Ohio/place"]),
        ("They met in the village of Quennby.", ["Quennby/place"]),
        (
            "Two MiG-31 jets and an F-16 flew over a Boeing 747.",
            ["MiG-31/weapon", "F-16/weapon", "Boeing 747/product"],
        ),
        ("They bought the Zarovka missile.", ["Zarovka/weapon"]),
        ("He fell ill before Operation Greenfinch began.", ["Operation Greenfinch/event"]),
        ("She won the Harwick Book Festival.", ["Harwick Book Festival/event"]),
    ],
)
def test_places_arms_and_events(line: str, names: list[str]) -> None:
    assert found(line) == names


def test_a_possessive_stays_outside() -> None:
    assert found("We know Chile’s mines and Peru's ports.") == ["Chile/place", "Peru/place"]


def test_peoples_and_common_openings_are_no_names() -> None:
    assert (
        found("Indian firms sell to French banks.", "Scores of people fled.", "We’re late.") == []
    )


def test_two_countries_joined_by_a_hyphen_are_two_names() -> None:
    assert found("A Peru-Chile treaty was signed.") == ["Peru/place", "Chile/place"]


def test_a_place_and_a_title_beside_a_person_are_not_of_the_name() -> None:
    names = found("She asked Leeds North MP Karen Oduya and London mayor Dan Fielding.")
    assert "Karen Oduya/person" in names
    assert "Dan Fielding/person" in names


def test_a_headlines_capitals_are_no_evidence() -> None:
    body = (
        "Officials from Tessaly Group said a pump had failed in Norwich.",
        "A pump failed before.",
    )
    names = found(*body, headline="Pump Failure at Tessaly Group Leaves Norwich Dry")
    assert names[:2] == ["Tessaly Group/organisation", "Norwich/place"]


def test_a_headline_in_capitals_throughout_finds_the_names_of_the_body() -> None:
    names = found("On Friday Ivan Kostov resigned in Sofia.", headline="KOSTOV RESIGNS IN SOFIA")
    assert names[:2] == ["KOSTOV/person", "SOFIA/place"]


def test_a_surname_takes_the_kind_of_the_full_name() -> None:
    names = found("The mayor, Ruth Ostrander, spoke first.", "Later Ostrander left for Delft.")
    assert "Ostrander/person" in names


def test_bylines_and_furniture_are_not_read() -> None:
    text = "By Anna Brown\n"
    told = Report(id="r", text=text, segments=(Segment(kind=SegmentKind.BYLINE, start=0, end=13),))
    assert mark_names(told) == ()


PIECES = st.sampled_from(
    (
        *("Anna", "Brown", "of", "the", "bin", "U.S.", "’s", "'", "-", "Ministry", "MiG-29"),
        *("said", "(", ")", ",", ".", "and", "&", "de", "Road", "St", "President", "A", "é"),
        *("Élan", "\u00a0", "12", "…", "?"),
    )
)


@settings(max_examples=200)
@given(st.lists(st.lists(PIECES, min_size=1, max_size=12), min_size=1, max_size=5))
def test_marks_are_ordered_disjoint_and_inside_a_segment(lines: list[list[str]]) -> None:
    told = report(*(" ".join(line) for line in lines))
    marks = mark_names(told)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(marks))
    sentences = told.sentences()
    assert all(any(s.covers(m.span) for s in sentences) for m in marks)
    assert all(m.span.of(told.text).strip() == m.span.of(told.text) for m in marks)


def test_a_long_line_is_read_in_linear_time() -> None:
    assert len(mark_names(report("Anna Brown met " * 3000))) >= 1


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The sum was US$40 and the fee HK$12.", []),
        (
            "They sued Fennmark Tools, Inc. in Orrin on Monday.",
            ["Fennmark Tools, Inc./organisation", "Orrin/place"],
        ),
        ('The jury freed Harold "Buck" Tessmer on Monday.', ['Harold "Buck" Tessmer/person']),
        (
            "Petra Holm & Anders Lund sang while Holm & Lund Ltd paid.",
            ["Petra Holm/person", "Anders Lund/person", "Holm & Lund Ltd/organisation"],
        ),
        (
            "The plan by the former chief of Fennmark Inc. Petra Holm was dropped.",
            ["Fennmark Inc./organisation", "Petra Holm/person"],
        ),
        ("The South Korean players and the North American fans left early.", []),
    ],
)
def test_where_a_name_ends(line: str, names: list[str]) -> None:
    assert found(line) == names


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The train stopped eight miles from Drellick on Monday.", "Drellick/place"),
        ("He left after the merger with Quellix was stopped.", "Quellix/organisation"),
        ("It fell when Quellix shareholders met.", "Quellix/organisation"),
        ("Her brother Tavish was not seen again by them.", "Tavish/person"),
        ("The goal came against the Harriers in the second half.", "Harriers/organisation"),
        ("A flight to Ouagadougou was late.", "Ouagadougou/place"),
        ("They gave each pupil an iSlate for home.", "iSlate/product"),
        ("The airline ordered twelve Airbus A350 jets.", "Airbus A350/product"),
        ("The Orrin School District closed for two days.", "Orrin School District/organisation"),
        ('She sang "Velvet Harrow" twice on Monday.', "Velvet Harrow/other"),
    ],
)
def test_a_name_of_no_known_kind_by_what_stands_around_it(line: str, name: str) -> None:
    assert found(line) == [name]


def test_names_of_a_list_are_of_one_kind() -> None:
    assert found("Siemens, Vortann and Quellix were closed by then.") == [
        "Siemens/organisation",
        "Vortann/organisation",
        "Quellix/organisation",
    ]
