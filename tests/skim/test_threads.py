import numpy as np
import pytest

from reports_made import days, own, part
from variorum.skim import NO_DAY, OwnWords, Threads, nearest_copies
from variorum.skim.copies import CopyIndex, verified

FIRE = (
    "Fire destroys granary at Ostwick. Fire destroyed the municipal granary at Ostwick on Tuesday "
    "night; two firefighters were hurt and nine thousand tonnes of barley were lost, the brigade "
    "said. Commander Odile Farrant blamed a faulty dryer. Mayor Teun Brask promised an inquiry."
)
FIRE_TOLD_ANEW = (
    "Ostwick counts the cost after blaze. Barley worth millions went up in smoke when the granary "
    "of Ostwick burned. A dryer is suspected, according to Odile Farrant, who leads the "
    "firefighters there, and Teun Brask, the mayor, wants the causes looked into."
)
STRIKE = (
    "Ferry crews walk out in Lindmere. Ferry crews in Lindmere stopped work on Wednesday over "
    "rosters, stranding four thousand passengers. The seamen's union and the operator Norhaven "
    "Lines will meet a mediator, said union secretary Pia Kestrel."
)


def placed(texts: list[str], told: list[int]) -> list[int]:
    words = own(texts)
    threads = Threads()
    threads.add(words, days(*told), np.full(len(texts), -1, np.int32))
    return [threads.story(i) for i in range(len(texts))]


def test_a_telling_in_other_words_joins_its_story() -> None:
    assert placed([FIRE, STRIKE, FIRE_TOLD_ANEW], [10, 10, 11]) == [0, 1, 0]


def test_a_day_that_is_not_known_keeps_nothing_apart() -> None:
    assert placed([FIRE, STRIKE, FIRE_TOLD_ANEW], [10, NO_DAY, NO_DAY]) == [0, 1, 0]


@pytest.mark.parametrize("later", [4000, -4000])
def test_what_is_years_away_is_another_story(later: int) -> None:
    assert placed([FIRE, FIRE_TOLD_ANEW], [5000, 5000 + later]) == [0, 1]


def test_texts_without_words_open_stories_of_their_own() -> None:
    assert placed(["", "…", FIRE, ""], [1, 1, 1, 1]) == [0, 1, 2, 3]


def test_a_copy_inside_a_long_text_joins_its_source() -> None:
    words = own([FIRE, f"{STRIKE}\n{FIRE}"])
    pairs = verified(CopyIndex().add(words), words)
    copies = nearest_copies(pairs, 0, 2)
    assert copies.tolist() == [-1, 0]
    threads = Threads()
    assert threads.add(words, days(1, 1), copies).stories.tolist() == [0, 0]


def test_two_stories_that_prove_one_are_merged_into_the_older_and_that_is_told() -> None:
    halves = FIRE.split(";")
    texts = [halves[0], STRIKE, halves[1], FIRE, FIRE]
    threads = Threads()
    found = threads.add(own(texts), days(1, 1, 1, 1, 1), np.full(5, -1, np.int32))
    assert [threads.story(i) for i in range(5)] == [0, 1, 0, 0, 0]
    assert [row[1:] for row in found.merged.tolist()] == [[0, 2]]
    assert found.stories[2] == 2  # what it was when it came


def test_batches_and_saving_change_nothing() -> None:
    words: OwnWords = own([FIRE, STRIKE, FIRE_TOLD_ANEW, STRIKE + " More soon.", FIRE])
    none = np.full(5, -1, np.int32)
    whole = Threads()
    told = whole.add(words, days(1, 1, 2, 2, 3), none).stories.tolist()
    begun = Threads()
    first = begun.add(part(words, 0, 2), days(1, 1), none[:2]).stories.tolist()
    saved = {name: column.copy() for name, column in begun.state().items()}
    again = Threads.from_state(saved)
    rest = again.add(part(words, 2, 5), days(2, 2, 3), none[2:]).stories.tolist()
    assert first + rest == told
    assert [again.story(i) for i in range(5)] == [whole.story(i) for i in range(5)]
