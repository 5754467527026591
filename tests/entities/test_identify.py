"""Who is who: aliases, surnames, roles and relations, on invented reports."""

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.entities import identify
from variorum.model import (
    Entity,
    EntityKind,
    Marks,
    NameMark,
    Relation,
    Report,
    Segment,
    SegmentKind,
    span,
)

KINDS = {
    "p": EntityKind.PERSON,
    "o": EntityKind.ORGANISATION,
    "l": EntityKind.PLACE,
    "w": EntityKind.WEAPON,
    "x": EntityKind.OTHER,
}


def told(id: str, *lines: str) -> tuple[Report, Marks]:
    """A report from lines in which "{p:Anna Brown}" marks a person's name."""
    text, segments, names = "", [], []
    for line in lines:
        start = len(text)
        while "{" in line:
            before, _, rest = line.partition("{")
            marked, _, line = rest.partition("}")
            kind, _, name = marked.partition(":")
            text += before
            where = span(id, len(text), len(text) + len(name))
            names.append(NameMark(span=where, kind=KINDS[kind]))
            text += name
        text += line
        segments.append(Segment(kind=SegmentKind.SENTENCE, start=start, end=len(text)))
        text += "\n"
    return Report(id=id, text=text, segments=tuple(segments)), Marks(names=tuple(names))


def cast(*stories: tuple[Report, Marks]) -> tuple[tuple[Entity, ...], tuple[Relation, ...]]:
    reports = [report for report, _ in stories]
    return identify(reports, {report.id: marks for report, marks in stories})


def by_name(*stories: tuple[Report, Marks]) -> dict[str, Entity]:
    return {entity.name: entity for entity in cast(*stories)[0]}


def test_a_surname_is_the_person_so_named() -> None:
    entities = by_name(told("a", "{p:Ruth Ostrander} spoke.", "Later {p:Ostrander} left."))
    assert entities["Ruth Ostrander"].aliases == ("Ostrander",)


def test_two_persons_of_one_surname_stay_apart() -> None:
    entities = by_name(
        told("a", "{p:Adam Loew} spoke.", "Then {p:Loew} sat down."),
        told("b", "{p:Eva Loew} spoke.", "Then {p:Loew} sat down.", "{p:Loew} slept."),
    )
    assert len(entities["Adam Loew"].mentions) == 2
    assert len(entities["Eva Loew"].mentions) == 3


def test_a_person_is_called_by_the_full_name_however_rare() -> None:
    entities = by_name(told("a", "{p:Ruth Ostrander} spoke.", *["{p:Ostrander} left."] * 9))
    assert list(entities) == ["Ruth Ostrander"]


def test_given_names_short_and_long_are_one() -> None:
    entities = by_name(told("a", "{p:Michael T. Garrow} came.", "{p:Mike Garrow} went."))
    assert len(entities) == 1


def test_british_and_american_spelling_are_one() -> None:
    entities = by_name(
        told("a", "{o:Tarrow Defence} grew.", "{o:Tarrow Defence} shrank."),
        told("b", "{o:Tarrow Defense and Aerospace} grew."),
    )
    assert len(entities) == 1


def test_a_group_is_not_its_subsidiary() -> None:
    entities = by_name(told("a", "{o:Tarrow Group} owns {o:Tarrow Defence} and {o:Tarrow Ports}."))
    assert set(entities) == {"Tarrow Group", "Tarrow Defence", "Tarrow Ports"}


def test_an_acronym_is_the_name_that_gives_its_initials() -> None:
    entities = by_name(
        told("a", "The {o:Harbour Safety Inquiry Board} said so.", "The {o:HSIB} said more."),
        told("b", "The {o:HSIB} came.", "The {o:HSIB} went."),
    )
    assert entities["Harbour Safety Inquiry Board"].aliases == ("HSIB",)


def test_a_slip_of_the_pen_in_the_same_company_is_one_name() -> None:
    entities = by_name(
        told("a", "The ferry sank near the {l:Wennerholm} lighthouse."),
        told("b", "The ferry sank near the {l:Wenerholm} lighthouse.", "{l:Wenerholm} mourns."),
    )
    assert list(entities) == ["Wenerholm"]


def test_countries_of_like_spelling_stay_apart() -> None:
    entities = by_name(
        told("a", "The envoy flew to {l:Slovakia} after the summit."),
        told("b", "The envoy flew to {l:Slovenia} after the summit."),
    )
    assert set(entities) == {"Slovakia", "Slovenia"}


def test_a_name_missed_in_one_report_is_found_by_another() -> None:
    entities = by_name(
        told("a", "The pump of {o:Lumora} failed."), told("b", "Lumora denies that.", "lumora")
    )
    assert [m.report for m in entities["Lumora"].mentions] == ["a", "b"]


def test_the_kind_is_put_to_the_vote() -> None:
    entities = by_name(
        told("a", "{o:Quennby} said.", "{o:Quennby} left."), told("b", "{l:Quennby} said.")
    )
    assert entities["Quennby"].kind is EntityKind.ORGANISATION


def test_roles_before_and_after_the_name() -> None:
    entities = by_name(
        told(
            "a",
            "{l:Norland}'s Deputy Defence Minister {p:Ivan Kostov} met {p:Ruth Ostrander}, 51, "
            "the chief executive of {o:Lumora}, who smiled.",
        )
    )
    assert [r.role for r in entities["Ivan Kostov"].roles] == ["Norland's Deputy Defence Minister"]
    assert [r.role for r in entities["Ruth Ostrander"].roles] == ["chief executive of Lumora"]


def test_age_and_home_are_no_role() -> None:
    entities = by_name(told("a", "{p:Ruth Ostrander}, 51, from {l:Delft}, was on the bus."))
    assert entities["Ruth Ostrander"].roles == ()


def test_relations_by_role_and_by_verb() -> None:
    entities, relations = cast(
        told(
            "a",
            "{p:Ruth Ostrander}, chief executive of {o:Lumora}, spoke.",
            "{o:Lumora} acquired {o:Tarrow Ports}.",
            "{o:Lumora} did not acquire {o:Brindle Foods}.",
        )
    )
    names = {e.id: e.name for e in entities}
    assert {(names[r.subject], r.relation, names[r.object]) for r in relations} == {
        ("Ruth Ostrander", "chief executive of", "Lumora"),
        ("Lumora", "acquired", "Tarrow Ports"),
    }


def test_ids_go_by_number_of_mentions_then_by_name() -> None:
    entities, _ = cast(told("a", "{l:Delft} and {l:Arnhem}, {l:Delft} and {l:Zwolle}."))
    assert [(e.id, e.name) for e in entities] == [
        ("e1", "Delft"),
        ("e2", "Arnhem"),
        ("e3", "Zwolle"),
    ]


def test_nothing_gives_nothing() -> None:
    assert identify([], {}) == ((), ())


NAMES = st.sampled_from(
    (
        *("{p:Adam Loew}", "{p:Loew}", "{p:Eva Loew}", "{o:Lumora}", "{o:Lumora Group}"),
        *("{o:LG}", "{x:Eva}", "{w:MiG-29}", "{w:MiG-29s}", "{l:U.S.}", "{l:United States}"),
        *("{l:Delft}", "plain"),
    )
)
TOLD = st.lists(st.lists(NAMES, min_size=1, max_size=6), min_size=1, max_size=4)


@settings(max_examples=100)
@given(TOLD)
def test_each_marked_name_is_a_mention_of_one_entity(lines: list[list[str]]) -> None:
    stories = [told(f"r{n}", " met ".join(line) + ".") for n, line in enumerate(lines)]
    entities, relations = cast(*stories)
    mentions = [m for e in entities for m in e.mentions]
    marked = {m.span for _, marks in stories for m in marks.names}
    assert len(mentions) == len(set(mentions))
    assert marked <= set(mentions)
    assert [e.id for e in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    assert all(list(e.mentions) == sorted(e.mentions) for e in entities)
    assert all(e.name not in e.aliases for e in entities)
    ids = {e.id for e in entities}
    assert all(r.subject in ids and r.object in ids and r.subject != r.object for r in relations)


@settings(max_examples=50)
@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_no_grouping(lines: list[list[str]], dice: object) -> None:
    stories = [told(f"r{n}", " and ".join(line) + ".") for n, line in enumerate(lines)]
    there = {frozenset(e.mentions) for e in cast(*stories)[0]}
    back = {frozenset(e.mentions) for e in cast(*reversed(stories))[0]}
    assert there == back


def count(name: str, *stories: tuple[Report, Marks]) -> int:
    return len(by_name(*stories)[name].mentions)


def test_a_courtesy_title_tells_husband_from_wife() -> None:
    story = told(
        "a",
        "{p:Karl Ostrander} came with {p:Ruth Ostrander}.",
        "Mr. {p:Ostrander} spoke.",
        "Mrs. {p:Ostrander} did not.",
        "Mr. {p:Ostrander} left.",
    )
    assert count("Karl Ostrander", story) == 3
    assert count("Ruth Ostrander", story) == 2


def test_an_office_goes_to_him_who_holds_it() -> None:
    one = told("a", "Governor {p:Karl Ostrander} spoke.")
    other = told("b", "{p:Ruth Ostrander} came.", "Governor {p:Ostrander} left.")
    assert count("Karl Ostrander", one, other) == 2


def test_whoever_is_called_by_the_given_name_is_not_meant_by_the_surname() -> None:
    story = told(
        "a",
        "{p:Karl Ostrander} came with {p:Ruth Ostrander}.",
        "{p:Ruth} sang.",
        "{p:Ostrander} spoke.",
    )
    assert count("Karl Ostrander", story) == 2


def test_a_title_that_fits_nobody_stands_for_somebody_else() -> None:
    story = told("a", "{p:Ruth Ostrander} came.", "Mr. {p:Ostrander} spoke.")
    assert count("Ruth Ostrander", story) == 1


def test_one_who_alone_bears_the_name_in_most_reports_has_it() -> None:
    stories = [told(f"a{n}", "{p:Karl Ostrander} spoke.", "{p:Ostrander} left.") for n in range(4)]
    both = told("b", "{p:Karl Ostrander} and {p:Ruth Ostrander} came.", "{p:Ostrander} left.")
    assert count("Karl Ostrander", *stories, both) == 10


def test_a_name_spelt_after_two_tables_of_letters_is_one() -> None:
    entities = by_name(
        told("a", "{p:Pavel Tchernin} spoke.", "{p:Pavel Tchernin} left."),
        told("b", "{p:Pavel Chernin} spoke."),
    )
    assert entities["Pavel Tchernin"].aliases == ("Pavel Chernin",)


def test_two_given_names_that_sound_alike_are_two() -> None:
    entities = by_name(told("a", "{p:Mary Ostrander} came with {p:Marie Ostrander}."))
    assert set(entities) == {"Mary Ostrander", "Marie Ostrander"}
