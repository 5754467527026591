import json
from importlib import resources

import jsonschema
import pytest

from sample_edition import edition
from variorum.render import schema, to_json


def test_the_shipped_schema_is_the_one_of_the_records() -> None:
    """On failure: `python -m variorum.render > src/variorum/render/edition.schema.json`."""
    shipped = resources.files("variorum.render").joinpath("edition.schema.json")
    assert json.loads(shipped.read_text(encoding="utf-8")) == schema()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_new_keys_may_be_added() -> None:
    plain = json.loads(to_json(edition()))
    plain["stories"][0]["mood"] = "grave"
    jsonschema.validate(plain, schema())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), "variorum-edition/2"),
        (("stories", 0, "apparatus", 0, "verdict"), "doubtful"),
        (("stories", 0, "stemma", "derivations", 0, "likelihood"), 1.5),
        (("stories", 0, "brief", 0, "evidence", 0, "start"), -1),
        (("stories", 0, "brief", 0, "evidence", 0, "quote"), ""),
        (("stories", 0, "figures", 0, "value"), "41"),
        (("reports", 0, "published"), 2026),
    ],
)
def test_what_the_format_forbids_is_caught(path: tuple[str | int, ...], value: object) -> None:
    plain = json.loads(to_json(edition()))
    at = plain
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, schema())


@pytest.mark.parametrize("key", ["segments", "text", "published"])
def test_a_missing_key_is_caught(key: str) -> None:
    plain = json.loads(to_json(edition()))
    del plain["reports"][0][key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, schema())
