import dataclasses
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_edition import TEXTS, at, edition, story
from variorum.errors import InputError, RecordError
from variorum.model import EditedStory, Edition, Figure, Qualifier, Report, Span, Statement, Stemma
from variorum.render import from_json, schema, to_json


def test_the_edition_comes_back_as_it_went() -> None:
    assert from_json(to_json(edition())) == edition()


def test_the_json_fits_the_schema() -> None:
    jsonschema.validate(json.loads(to_json(edition())), schema())


def test_every_span_quotes_exactly() -> None:
    spans = list(_spans(json.loads(to_json(edition()))))
    assert len(spans) > 50
    for span in spans:
        assert span["quote"] == TEXTS[span["report"]][span["start"] : span["end"]]


def _spans(plain: Any) -> list[dict[str, Any]]:
    if isinstance(plain, list):
        return [span for part in plain for span in _spans(part)]
    if isinstance(plain, dict):
        inner = [span for part in plain.values() for span in _spans(part)]
        return [plain, *inner] if "quote" in plain else inner
    return []


def test_the_keys_are_those_of_the_format() -> None:
    plain = json.loads(to_json(edition()))
    assert list(plain) == [
        "format",
        "generator",
        "reports",
        "stories",
        "left_out",
        "judgements",
    ]
    assert plain["format"] == "variorum-edition/1"
    locus = plain["stories"][0]["apparatus"][3]
    assert locus["kind"] == "date"
    assert locus["verdict"] == "refined"
    assert locus["readings"][0]["refines"] is None
    assert locus["readings"][1]["refines"] == 0
    assert plain["stories"][0]["claims"][0]["witnesses"][0]["attribution"][0]["cue"]["quote"] == (
        "citing"
    )
    assert plain["stories"][0]["figures"][1]["value"] == 2_000_000


def test_an_edition_from_before_a_key_was_added_can_be_read() -> None:
    plain = json.loads(to_json(edition()))
    del plain["judgements"]
    for one in plain["stories"]:
        del one["judgements"]
        for locus in one["apparatus"]:
            del locus["settled"]
    assert from_json(json.dumps(plain)) == edition()


def test_an_edition_without_a_key_that_it_needs_is_damaged() -> None:
    plain = json.loads(to_json(edition()))
    del plain["stories"][0]["claims"]
    with pytest.raises(InputError, match="damaged"):
        from_json(json.dumps(plain))


def test_a_family_of_a_report_that_is_not_there_is_damage() -> None:
    plain = json.loads(to_json(edition()))
    plain["stories"][0]["stemma"]["families"][1]["reports"] = ["nobody"]
    with pytest.raises(InputError, match="nobody"):
        from_json(json.dumps(plain))


def test_what_nests_without_end_is_no_edition() -> None:
    with pytest.raises(InputError, match="no JSON"):
        from_json("[" * 100_000)


def test_the_text_ends_with_a_newline_and_is_the_same_twice() -> None:
    assert to_json(edition()).endswith("}\n")
    assert to_json(edition()) == to_json(edition())


def test_half_a_surrogate_pair_can_be_written_and_comes_back() -> None:
    odd = Edition(generator="g", reports=(Report(id="a", text="x \ud83d y"),), stories=())
    written = to_json(odd)
    assert written.encode("utf-8")
    assert from_json(written) == odd


@given(st.text(min_size=1).filter(str.strip), st.data())
def test_any_text_comes_back_with_its_offsets(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = Span(report="a", start=start, end=end)
    statement = Statement(text="s", evidence=(place,))
    bare = EditedStory(
        id="s",
        title="",
        reports=("a",),
        related=(),
        stemma=Stemma(),
        independent_sources=1,
        shares=(),
        claims=(),
        apparatus=(),
        timeline=(),
        moments=(),
        figures=(),
        entities=(),
        relations=(),
        brief=(statement,),
    )
    given_edition = Edition(generator="g", reports=(Report(id="a", text=text),), stories=(bare,))
    written = to_json(given_edition)
    assert from_json(written) == given_edition
    quoted = json.loads(written)["stories"][0]["brief"][0]["evidence"][0]["quote"]
    assert quoted == text[start:end]


def test_a_span_beyond_the_text_is_a_defect() -> None:
    beyond = Statement(text="s", evidence=(Span(report="post", start=0, end=10_000),))
    with pytest.raises(RecordError, match="post"):
        to_json(_with_brief(beyond))


def test_a_span_into_a_report_that_is_not_there_is_a_defect() -> None:
    nowhere = Statement(text="s", evidence=(Span(report="nowhere", start=0, end=1),))
    with pytest.raises(RecordError, match="nowhere"):
        to_json(_with_brief(nowhere))


def _with_brief(statement: Statement) -> Edition:
    changed = dataclasses.replace(story(), brief=(statement,))
    return dataclasses.replace(edition(), stories=(changed,))


def test_an_infinite_figure_is_a_defect() -> None:
    endless = Figure(
        value=float("inf"),
        unit="people",
        qualifier=Qualifier.EXACT,
        subject="",
        period=None,
        source="",
        span=at("post", "41 people"),
    )
    changed = dataclasses.replace(story(), figures=(endless,))
    with pytest.raises(RecordError, match="finite"):
        to_json(dataclasses.replace(edition(), stories=(changed,)))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "no JSON"),
        ("[]", "its format is None"),
        ('{"format": "variorum-edition/9"}', "variorum-edition/9"),
        ('{"format": "variorum-edition/1"}', "damaged"),
    ],
)
def test_what_is_no_edition_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        from_json(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [('"start": 5', '"start": "5"'), ('"contested"', '"doubtful"'), ('"start": 5', '"start": -5')],
)
def test_a_damaged_edition_is_refused(old: str, new: str) -> None:
    whole = to_json(edition())
    damaged = whole.replace(old, new) if old in whole else whole.replace('"start": 0', new)
    with pytest.raises((InputError, RecordError)):
        from_json(damaged)
