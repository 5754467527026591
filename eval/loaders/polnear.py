"""PolNeAR: news of the 2016 campaign with its attributions marked (Newell et al., LREC 2018)."""

import csv
import io
import zipfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from eval.loaders.brat import Event, Pieces, Standoff, read_ann

FOLDER = Path("data/polnear")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution, each part as pieces of the text in order (half-open, characters).

    `source` is empty where nobody is named, `content` or `cue` in a handful of faulty events.
    """

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True)
class PolnearArticle:
    """An article with what its annotators marked, by annotator in order of their ids.

    Offsets are characters (code points) of `text` as it is in the archive.
    """

    id: str
    text: str
    annotations: tuple[tuple[str, tuple[Attribution, ...]], ...]
    publisher: str = ""
    published: str = ""
    author: str = ""
    title: str = ""
    credit: str = ""
    wire: str = ""

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """The attributions of one annotator: where several read an article, the first by id.

        The corpus gives one annotator for nearly all articles, and five or six for the few
        (16 of 840 in train, 2 of 84 in dev) by which it measured their agreement; the first id
        is as good as any, and the same one (`4b22`) each time.
        """
        return self.annotations[0][1]


def polnear(shared: Path, part: str) -> tuple[PolnearArticle, ...]:
    """The articles of "train" or "dev", by name."""
    about = _metadata(shared / FOLDER / "metadata.tsv")
    texts: dict[str, str] = {}
    read: dict[str, list[tuple[str, tuple[Attribution, ...]]]] = defaultdict(list)
    with zipfile.ZipFile(shared / FOLDER / f"{part}.zip") as archive:
        for path in sorted(archive.namelist()):
            stem = Path(path).stem
            if path.endswith(".txt"):
                texts[stem] = archive.read(path).decode("utf-8")
            elif path.endswith(".ann"):
                article, annotator = stem.rsplit("_", 1)
                marked = attributions(read_ann(archive.read(path).decode("utf-8")))
                read[article].append((annotator, marked))
    return tuple(
        PolnearArticle(name, texts[name], tuple(sorted(read[name])), **about.get(name, {}))
        for name in sorted(texts)
        if read[name]
    )


def attributions(marked: Standoff) -> tuple[Attribution, ...]:
    """The attributions of an annotation file in the order of the text; empty events left out."""
    found = [_attribution(marked, event) for event in marked.events]
    whole = [a for a in found if a.cue or a.content]
    return tuple(sorted(whole, key=lambda a: (a.cue or a.content, a.content, a.source)))


def _attribution(marked: Standoff, event: Event) -> Attribution:
    return Attribution(
        source=marked.pieces(event.ids("Source")),
        cue=marked.pieces(event.ids("Cue")),
        content=marked.pieces(event.ids("Content", "Content2")),
    )


_COLUMNS = {
    "publisher": "publisher",
    "publication_date": "published",
    "author": "author",
    "title": "title",
    "credit": "credit",
    "wire": "wire",
}


def _metadata(file: Path) -> dict[str, dict[str, str]]:
    """What `metadata.tsv` says of each article, under the fields' names; "" for None and NA."""
    rows = csv.DictReader(io.StringIO(file.read_text("utf-8")), delimiter="\t", quoting=3)
    return {
        row["filename"]: {
            field: "" if row[column] in ("None", "NA") else (row[column] or "").strip()
            for column, field in _COLUMNS.items()
        }
        for row in rows
    }
