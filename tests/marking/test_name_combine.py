"""Names of the network and of the rules put together."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.marking.learned.read import Named
from variorum.marking.name_combine import combine_names
from variorum.marking.names import Weighed
from variorum.model import EntityKind, Report

PERSON, BODY, PLACE, OTHER = (
    EntityKind.PERSON,
    EntityKind.ORGANISATION,
    EntityKind.PLACE,
    EntityKind.OTHER,
)
TEXT = "Minister Ruth Tessmer left Fennmark for the Orrin yard. Tessmer said the German firm lied."


def seen(words: str, kind: EntityKind, chance: float = 0.95, after: int = 0) -> Named:
    start = TEXT.index(words, after)
    return Named(place=(start, start + len(words)), kind=kind, confidence=chance)


def ruled(words: str, kind: EntityKind, weight: int, after: int = 0) -> Weighed:
    start = TEXT.index(words, after)
    return Weighed(start, start + len(words), kind, weight)


def together(named: list[Named], rules: list[Weighed]) -> list[str]:
    marks = combine_names(Report(id="r", text=TEXT), named, rules)
    return [f"{m.span.of(TEXT)}/{m.kind.value}" for m in marks]


def test_what_only_the_network_sees_is_a_name_where_it_is_sure() -> None:
    assert together([seen("Fennmark", BODY)], []) == ["Fennmark/organisation"]
    assert together([seen("Fennmark", BODY, 0.6)], []) == []


def test_what_only_the_rules_see_is_a_name_where_they_are_sure() -> None:
    assert together([], [ruled("Fennmark", BODY, 3)]) == ["Fennmark/organisation"]
    assert together([], [ruled("Fennmark", BODY, 1)]) == []


def test_both_make_it_sure() -> None:
    found = together([seen("Fennmark", BODY, 0.6)], [ruled("Fennmark", BODY, 1)])
    assert found == ["Fennmark/organisation"]


def test_titles_articles_and_peoples_are_no_names() -> None:
    found = together(
        [seen("Minister Ruth Tessmer", PERSON), seen("the Orrin", PLACE), seen("German", OTHER)], []
    )
    assert found == ["Ruth Tessmer/person", "Orrin/place"]


def test_the_kind_of_a_default_yields_and_that_of_knowledge_holds() -> None:
    default, known = ruled("Fennmark", PLACE, 1), ruled("Fennmark", PLACE, 3)
    assert together([seen("Fennmark", BODY)], [default]) == ["Fennmark/organisation"]
    assert together([seen("Fennmark", BODY)], [known]) == ["Fennmark/place"]


def test_a_surname_is_of_the_kind_of_the_full_name() -> None:
    again = TEXT.index("Tessmer said")
    found = together(
        [seen("Ruth Tessmer", PERSON), seen("Tessmer", BODY, 0.45, again)],
        [ruled("Ruth Tessmer", PERSON, 3), ruled("Tessmer", PERSON, 1, again)],
    )
    assert found == ["Ruth Tessmer/person", "Tessmer/person"]


def test_the_rules_have_the_bounds_where_they_are_sure() -> None:
    found = together([seen("Orrin", PLACE)], [ruled("Orrin yard", BODY, 3)])
    assert found == ["Orrin yard/organisation"]


places = st.tuples(st.integers(0, 80), st.integers(1, 12))


@given(st.lists(places), st.lists(places))
def test_names_are_in_order_and_apart(
    network: list[tuple[int, int]], rules: list[tuple[int, int]]
) -> None:
    named = [Named(place=(a, min(len(TEXT), a + n)), kind=BODY, confidence=0.9) for a, n in network]
    weighed = [Weighed(a, min(len(TEXT), a + n), PERSON, n % 4) for a, n in rules]
    marks = combine_names(Report(id="r", text=TEXT), named, weighed)
    ends = [0, *(m.span.end for m in marks)]
    assert all(m.span.start >= end for m, end in zip(marks, ends, strict=False))


def test_the_short_name_of_a_firm_is_the_firm_and_a_town_stays_a_town() -> None:
    text = "Kestrel Metals sold the yard. Kestrel kept the mine. London Group left London."

    def place(words: str, kind: EntityKind, after: int = 0) -> Named:
        start = text.index(words, after)
        return Named(place=(start, start + len(words)), kind=kind, confidence=0.9)

    named = [
        place("Kestrel Metals", BODY),
        place("Kestrel", PLACE, 20),
        place("London Group", BODY),
        place("London", PLACE, text.index("left")),
    ]
    marks = combine_names(Report(id="r", text=text), named, [])
    assert [m.kind for m in marks] == [BODY, BODY, BODY, PLACE]
