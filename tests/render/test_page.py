import dataclasses
import itertools
import re
from html.parser import HTMLParser

import pytest

from sample_edition import TEXTS, edition, report, story
from variorum.model import (
    Claim,
    Decision,
    EditedStory,
    Edition,
    Judgement,
    Locus,
    Place,
    Ruling,
    Stemma,
)
from variorum.render import to_page

EVIL = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}",
    "</script><script>alert(2)",
    "\u202etxet desrever",
    "{{ 7 * 7 }}",
    "&lt;b&gt;",
    "javascript:alert(1)",
)


class Page(HTMLParser):
    """Tags with their attributes, the headings, and the text of every element with an id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.tags.append((tag, held))
        if tag not in ("meta", "link", "input", "br", "rect", "path"):
            self.open.append(held.get("id", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("meta", "link", "input", "br", "rect", "path"):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for name in {name for name in self.open if name}:
            self.words[name] = self.words.get(name, "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [held for name, held in self.tags if name == tag]


PAGE = Page(to_page(edition()))


def test_the_page_is_the_same_twice() -> None:
    assert to_page(edition()) == to_page(edition())


def test_the_order_is_the_one_an_editor_needs() -> None:
    heads = re.findall(r"<h2[^>]*>([^<]+?)\s*<", to_page(edition()))
    assert heads == [
        "The brief",
        "What goes back to what",
        "What differs",
        "The claims",
        "The timeline",
        "Who is who",
        "Figures",
        "The reports",
        "Decisions",
        "What was left out",
        "The words",
    ]


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(tag[1]) for tag, _ in PAGE.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_ids_are_unique_and_every_link_has_its_place() -> None:
    ids = [held["id"] for _, held in PAGE.tags if "id" in held]
    assert len(ids) == len(set(ids))
    inner = [held["href"] for held in PAGE.all("a") if held["href"].startswith("#")]
    assert len(inner) > 60
    assert {link[1:] for link in inner} <= set(ids)
    labels = [held["aria-labelledby"] for _, held in PAGE.tags if "aria-labelledby" in held]
    assert {name for label in labels for name in label.split()} <= set(ids)


def test_every_anchor_holds_the_words_it_stands_for() -> None:
    anchors = [name for name in PAGE.words if re.fullmatch(r"r\d+-\d+-\d+", name)]
    assert len(anchors) > 30
    for anchor in anchors:
        # Where two findings cross, the anchor of one holds its first words only.
        assert _quote(anchor).startswith(PAGE.words[anchor])
    assert sum(PAGE.words[anchor] == _quote(anchor) for anchor in anchors) > len(anchors) - 3


def _quote(anchor: str) -> str:
    number, start, end = (int(part) for part in anchor[1:].split("-"))
    return list(TEXTS.values())[number][start:end]


def test_every_place_the_script_opens_has_an_anchor() -> None:
    places = {
        place
        for _, held in PAGE.tags
        if "data-spans" in held
        for place in held["data-spans"].split()
    }
    assert len(places) > 30
    assert places <= set(PAGE.words)


def test_nothing_is_fetched() -> None:
    for tag, held in PAGE.tags:
        assert tag not in ("img", "iframe", "object", "embed", "base", "form[action]")
        assert "src" not in held
        assert "style" not in held
        assert not [name for name in held if name.startswith("on")]
    assert [held["href"][:5] for held in PAGE.all("link")] == ["data:"]
    policy = next(h["content"] for h in PAGE.all("meta") if "http-equiv" in h)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_only_addresses_of_the_web_become_links() -> None:
    outward = [held["href"] for held in PAGE.all("a") if not held["href"].startswith("#")]
    assert outward == ["https://post.example/ferry"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "http://", "//x", "http://["]
)
def test_other_addresses_do_not(url: str) -> None:
    first, *others = edition().reports
    changed = dataclasses.replace(first, url=url)
    page = Page(to_page(dataclasses.replace(edition(), reports=(changed, *others))))
    assert not [held for held in page.all("a") if not held["href"].startswith("#")]


@pytest.mark.parametrize("evil", EVIL)
def test_whatever_a_report_holds_is_only_words(evil: str) -> None:
    page = Page(to_page(poisoned(evil)))
    harmless = Page(to_page(poisoned(re.sub(r"\S", "x", evil))))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in harmless.tags]
    assert evil in page.words["report-0"]
    for _, held in page.tags:
        assert not [name for name in held if name.startswith("on")]


def poisoned(evil: str) -> Edition:
    """An edition with hostile words wherever a report can bring them in."""
    texts = {**TEXTS, "post": f"{TEXTS['post']}\n\n{evil}"}
    reports = tuple(
        dataclasses.replace(
            report(name, text, f"{evil} {name}", "2026-03-03"),
            file=evil,
            url=evil,
            language=evil,
            byline=evil,
            published=evil,
        )
        for name, text in texts.items()
    )
    claims = tuple(dataclasses.replace(claim, text=evil, id=evil) for claim in story().claims)
    poisoned_story = dataclasses.replace(
        story(),
        id=evil,
        title=evil,
        claims=claims,
        apparatus=tuple(poisoned_locus(locus, evil) for locus in story().apparatus),
        judgements=(poisoned_ruling(evil),),
    )
    return Edition(
        generator=evil, reports=reports, stories=(poisoned_story,), left_out=edition().left_out
    )


def poisoned_ruling(evil: str) -> Ruling:
    place = Place(report=evil, digest=evil, words=evil, prefix=evil, suffix=evil)
    judgement = Judgement(
        decision=Decision.IGNORE, places=(place, Place(source=evil)), kind=evil, who=evil, note=evil
    )
    return Ruling(judgement=judgement, applied=True, why=evil, about="lamp")


def poisoned_locus(locus: Locus, evil: str) -> Locus:
    readings = tuple(dataclasses.replace(reading, value=evil) for reading in locus.readings)
    return dataclasses.replace(locus, id=evil, topic=evil, why=evil, readings=readings)


def test_several_stories_get_a_list_of_contents() -> None:
    two = dataclasses.replace(edition(), stories=(story(), bare()))
    page = Page(to_page(two))
    assert page.words["contents"] == "2 stories in 5 reports"
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def bare() -> EditedStory:
    """A story of which nothing was found."""
    return EditedStory(
        id="s2",
        title="Nothing",
        reports=(),
        related=(),
        stemma=Stemma(),
        independent_sources=0,
        shares=(),
        claims=(),
        apparatus=(),
        timeline=(),
        moments=(),
        figures=(),
        entities=(),
        relations=(),
        brief=(),
    )


def test_a_story_of_which_nothing_was_found_still_has_its_page() -> None:
    text = to_page(dataclasses.replace(edition(), stories=(bare(),)))
    assert "Nothing is contested" in text
    assert "No claims were found" in text


def test_an_edition_without_stories_still_has_its_page() -> None:
    assert "0 stories" in to_page(dataclasses.replace(edition(), stories=()))


def test_half_a_surrogate_pair_can_be_written() -> None:
    changed = dataclasses.replace(story(), title="\ud83d ferry")
    assert to_page(dataclasses.replace(edition(), stories=(changed,))).encode("utf-8")


def test_a_large_edition_is_a_page_of_less_than_two_megabytes() -> None:
    many: tuple[Claim, ...] = tuple(
        dataclasses.replace(claim, id=f"{claim.id}-{n}")
        for n in range(20)
        for claim in story().claims
    )
    changed = dataclasses.replace(story(), claims=many, apparatus=story().apparatus * 8)
    assert len(to_page(dataclasses.replace(edition(), stories=(changed,)))) < 1_000_000


def test_control_characters_of_a_report_do_not_reach_the_page() -> None:
    whole = edition()
    first, *rest = whole.reports
    spoilt = dataclasses.replace(first, outlet="bell\x07 escape\x1b[31m nul\x00")
    page = to_page(dataclasses.replace(whole, reports=(spoilt, *rest)))
    assert "bell\ufffd" in page
    assert not any(chr(c) in page for c in range(32) if chr(c) not in "\t\n\r")
