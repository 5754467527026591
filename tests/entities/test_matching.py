"""Two written names: may they be one?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.entities import may_be_one, name_likeness
from variorum.entities.letters import forms, latin, parted, sound, spelt_out
from variorum.model import EntityKind

PERSON, BODY = EntityKind.PERSON, EntityKind.ORGANISATION

SAME_PERSON = [
    ("Petra Holm", "Holm, Petra"),
    ("Petra M. Holm", "Petra Maria Holm"),
    ("P. Holm", "Petra Holm"),
    ("Dr Petra Holm", "Petra Holm"),
    ("Bill Harker", "William Harker"),
    ("Yusuf Haddad", "Youssef Hadad"),
    ("Sergei Morozov", "Sergey Andreevich Morozov"),
    ("Сергей Морозов", "Sergei Morozov"),
    ("محمد حسن", "Mohammed Hassan"),
    ("Renata Szabó", "Renata Szabo"),
    ("Karimabdul Rashid", "Karim Abdul Rashid"),
    ("Gregor Lindquist", "Gregor Lindqvist"),
]
OTHER_PERSON = [
    ("Petra Holm", "Petra Braun"),
    ("Petra Holm", "Agnes Holm"),
    ("Nadia al-Basri", "Nadia al-Kufi"),
    ("Kim Sung-ho", "Kim Dae-won"),
    ("Petra Maria Holm", "Petra Agnes Holm"),
]
SAME_BODY = [
    ("Fennmark AG", "Fennmark Aktiengesellschaft"),
    ("ООО «Ромашка»", "Romashka LLC"),
    ("The Fennmark Company", "Fennmark Co."),
    ("First Bank of Orrin", "1st Bank of Orrin"),
    ("Brigade Forty-Four", "Brigade 44"),
    ("V.R.T. Shipping", "VRT Shipping Ltd"),
    ("International Court of Salvage Rights", "ICSR"),
    ("Hadley & Sons", "Hadley and Sons Limited"),
]
OTHER_BODY = [
    ("Fennmark Shipping Ltd", "Orrin Shipping Ltd"),
    ("Government of Latvia", "Government of Malta"),
    ("Fennmark Energy GmbH", "Fennmark Foods GmbH"),
]


@pytest.mark.parametrize(("one", "other"), SAME_PERSON)
def test_one_person(one: str, other: str) -> None:
    assert may_be_one(one, other, PERSON)


@pytest.mark.parametrize(("one", "other"), OTHER_PERSON)
def test_two_persons(one: str, other: str) -> None:
    assert not may_be_one(one, other, PERSON)


@pytest.mark.parametrize(("one", "other"), SAME_BODY)
def test_one_body(one: str, other: str) -> None:
    assert may_be_one(one, other, BODY)


@pytest.mark.parametrize(("one", "other"), OTHER_BODY)
def test_two_bodies(one: str, other: str) -> None:
    assert not may_be_one(one, other, BODY)


def test_an_extra_word_counts_less_than_another_word() -> None:
    extra = name_likeness("Petra Holm", "Petra Maria Holm", PERSON)
    assert name_likeness("Petra Holm", "Petra Braun", PERSON) < extra < 1


def test_legal_forms_go_but_never_the_whole_name() -> None:
    assert parted(("fennmark", "sp", "z", "oo")) == (("fennmark",), "limited")
    assert parted(("limited",)) == (("limited",), "")


def test_tens_and_units_are_one_number() -> None:
    assert spelt_out(("group", "forty", "four")) == ("group", "44")
    assert spelt_out(("first", "uk", "bank")) == ("1", "united", "kingdom", "bank")


def test_sounds() -> None:
    assert sound("yousef") == sound("yusuf") or sound("sergei") == sound("sergey")
    assert sound("holm") != sound("braun")


def test_scripts() -> None:
    assert latin("Путин").lower() == "putin"
    assert forms("金正恩") == forms(latin("金正恩"))


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from((PERSON, BODY)))
def test_likeness_is_a_share_and_has_no_direction(one: str, other: str, kind: EntityKind) -> None:
    near = name_likeness(one, other, kind)
    assert 0 <= near <= 1
    assert near == pytest.approx(name_likeness(other, one, kind))


@given(st.text(min_size=1, max_size=60).filter(lambda t: bool(forms(t))))
def test_every_name_is_itself(name: str) -> None:
    assert name_likeness(name, name, BODY) == 1
