import dataclasses
import re

from sample_edition import POST, TEXTS, edition, story
from variorum.model import EditedStory, Statement
from variorum.render.index import Index
from variorum.render.transcript import spans_in, transcripts

INDEX = Index.of(edition())


def plain(html: str) -> str:
    """The text of some HTML, tags taken out and references resolved."""
    bare = re.sub(r"<[^>]+>", "", html)
    for reference, character in (("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&#34;", '"')):
        bare = bare.replace(reference, character)
    return bare.replace("&amp;", "&")


def test_every_report_is_there_to_the_letter() -> None:
    texts = transcripts(story(), INDEX)
    assert {report: plain(html) for report, html in texts.items()} == TEXTS


def test_headline_byline_and_furniture_are_told_apart() -> None:
    html = transcripts(story(), INDEX)["post"]
    assert f'<span class="headline">{POST.splitlines()[0]}</span>' in html
    assert '<span class="byline">By Ada Finch</span>' in html
    assert '<span class="furniture">Read more' in html


def test_between_paragraphs_stands_one_gap_whatever_it_is_made_of() -> None:
    assert transcripts(story(), INDEX)["post"].count('<span class="gap">') == 5


def test_shared_words_lead_to_their_counterpart() -> None:
    html = transcripts(story(), INDEX)["echo"]
    link = re.search(r'<a class="copied ev" href="#(r0-\d+-\d+)" data-spans="([^"]+)"', html)
    assert link is not None
    assert link[2].split()[1] == link[1]
    assert link[2].startswith("r1-")


def test_all_spans_of_a_story_are_found() -> None:
    spans = set(spans_in(story()))
    claims = {witness.span for claim in story().claims for witness in claim.witnesses}
    credits = {span for edge in story().stemma.derivations for span in edge.credits}
    assert claims < spans
    assert credits < spans


def test_what_is_said_twice_has_one_anchor() -> None:
    twice = dataclasses.replace(story(), brief=story().brief * 2)
    assert _ids(twice) == _ids(story())


def _ids(of: EditedStory) -> list[str]:
    html = "".join(transcripts(of, INDEX).values())
    found = re.findall(r' id="([^"]+)"', html)
    assert len(found) == len(set(found))
    return found


def test_findings_that_cross_keep_the_text_whole() -> None:
    spans = [span for span in spans_in(story()) if span.report == "post"]
    crossing = tuple(dataclasses.replace(span, end=span.end + 7) for span in spans)
    changed = dataclasses.replace(story(), brief=(Statement(text="x", evidence=crossing),))
    assert plain(transcripts(changed, INDEX)["post"]) == POST
