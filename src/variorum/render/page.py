"""One self-contained page: what an editor reads in two minutes, every finding tied to its words."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.model import (
    Claim,
    EditedStory,
    Edition,
    Entity,
    EntityKind,
    Modality,
    Report,
    Share,
    Status,
    Verdict,
)
from variorum.render import counts, proposals
from variorum.render.drawing import draw
from variorum.render.index import Index, quoted, short
from variorum.render.rulings import named, rulings
from variorum.render.telling import beside, tellings
from variorum.render.transcript import transcripts

# Control characters are no HTML; the mark that stands for each keeps every offset where it was.
_UNPRINTABLE = {c: "\ufffd" for c in (*range(32), *range(127, 160)) if chr(c) not in "\t\n\r"}
_STATUSES = (Status.CONTESTED, Status.CORROBORATED, Status.SINGLE_SOURCE)


def to_page(edition: Edition) -> str:
    """The edition as one HTML page that asks the network for nothing."""
    style, scripts = _asset("page.css"), [_asset("page.js"), _asset("judge.js")]
    page = _templates().get_template("page.html.jinja")
    text = page.render(
        edition=edition,
        index=Index.of(edition),
        style=Markup(style),  # noqa: S704 - our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own files
        policy=f"style-src {_digest(style)}; script-src {' '.join(map(_digest, scripts))}",
    )
    # Half a surrogate pair, legal in a JSON escape, cannot be written in UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8").translate(_UNPRINTABLE)


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("variorum.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(
        amount=counts.amount,
        apart=proposals.apart,
        beside=beside,
        by_kind=by_kind,
        claims=ordered,
        contested=counts.contested,
        counted=counts.counted,
        draw=draw,
        gap=counts.gap,
        ignore=proposals.ignore,
        line=proposals.line,
        modalities=tuple(Modality),
        name_of=name_of,
        named=named,
        names_in=names_in,
        on_edge=proposals.on_edge,
        percent=counts.percent,
        place_line=proposals.place_line,
        quoted=quoted,
        right=proposals.right,
        rulings=rulings,
        said=said,
        short=short,
        spoken=counts.spoken,
        standing=counts.standing,
        statuses=_STATUSES,
        tellings=tellings,
        transcripts=transcripts,
        share_of=share_of,
        verdicts=tuple(Verdict),
        web=web,
        with_verdict=counts.with_verdict,
    )
    return templates


def ordered(story: EditedStory) -> tuple[Claim, ...]:
    """The claims, contested first, then by the number of their sources."""
    return tuple(sorted(story.claims, key=lambda c: (_STATUSES.index(c.status), -len(c.sources))))


def said(story: EditedStory, index: Index, claim: Claim) -> tuple[str, ...]:
    """Everyone a claim can be filtered by: its roots, the voices of its chains, the outlets."""
    names = [index.source(story, source) for source in claim.sources]
    for witness in claim.witnesses:
        names += [voice.source for voice in witness.attribution]
        names.append(index.label(witness.report))
    return tuple(dict.fromkeys(names))


def names_in(story: EditedStory, index: Index) -> dict[str, int]:
    """Everyone that any claim can be filtered by, in the order of the alphabet, numbered."""
    names = {name for claim in story.claims for name in said(story, index, claim)}
    ordered_names = sorted(names, key=lambda name: (name.casefold(), name))
    return {name: number for number, name in enumerate(ordered_names)}


def name_of(story: EditedStory, entity: str) -> str:
    """The name of an entity."""
    return next((of.name for of in story.entities if of.id == entity), entity)


def by_kind(story: EditedStory) -> Iterator[tuple[EntityKind, tuple[Entity, ...]]]:
    """The entities of each kind, the most mentioned first."""
    for kind in EntityKind:
        found = [entity for entity in story.entities if entity.kind is kind]
        if found:
            yield kind, tuple(sorted(found, key=lambda of: (-len(of.mentions), of.name, of.id)))


def share_of(story: EditedStory, report: str) -> Share | None:
    """The shares of one report, if it has any."""
    return next((share for share in story.shares if share.report == report), None)


def web(report: Report) -> str:
    """The report's address if a browser may be sent there, else ""."""
    try:
        address = urlsplit(report.url.strip())
    except ValueError:
        return ""
    return report.url.strip() if address.scheme in ("http", "https") and address.netloc else ""


def _asset(name: str) -> str:
    return resources.files("variorum.render").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
