"""Entities against a list."""

from variorum.entities import Listed, screen
from variorum.model import Entity, EntityKind, span

PERSON, BODY = EntityKind.PERSON, EntityKind.ORGANISATION
LIST = (
    Listed(key="L1", kind=PERSON, names=("MOROZOV, Sergey Andreevich", "Sergej Morosow")),
    Listed(key="L2", kind=BODY, names=("Romashka Trading OOO",)),
    Listed(key="L3", kind=PERSON, names=("Karim Haddad",)),
)


def entity(number: int, name: str, kind: EntityKind, *aliases: str) -> Entity:
    return Entity(
        id=f"e{number}", name=name, kind=kind, aliases=aliases, mentions=(span("a", 0, 1),)
    )


def test_a_listed_person_is_found_by_any_name() -> None:
    (hit,) = screen([entity(1, "Sergei Morozov", PERSON, "Morozov")], LIST)
    assert (hit.entity, hit.listed, hit.name) == ("e1", "L1", "Sergei Morozov")
    assert hit.likeness > 0.8


def test_a_body_is_no_person() -> None:
    assert screen([entity(1, "Karim Haddad", BODY)], LIST) == ()


def test_a_surname_alone_is_no_hit() -> None:
    assert screen([entity(1, "Haddad", PERSON)], LIST) == ()


def test_the_likest_first_and_others_not_at_all() -> None:
    found = screen(
        [
            entity(1, "Romashka Trading", BODY),
            entity(2, "Karim Hadad", PERSON),
            entity(3, "Petra Holm", PERSON),
        ],
        LIST,
    )
    assert [(h.entity, h.listed) for h in found] == [("e1", "L2"), ("e2", "L3")]
