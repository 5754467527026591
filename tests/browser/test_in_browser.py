import dataclasses
import json
from collections.abc import Callable

import pytest

from sample_edition import COURIER, POST, edition, story
from variorum.model import Edition, Span, Statement

pytest.importorskip("selenium", reason="NO BROWSER: pip install selenium to run these tests")
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

pytestmark = pytest.mark.browser
Open = Callable[..., Chrome]

WARNED = "The vessel's captain had been warned about the shoal"
DENIED = "denied that the captain had been warned of the shoal"


def one(browser: Chrome, selector: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, selector)


def every(browser: Chrome, selector: str) -> list[WebElement]:
    return browser.find_elements(By.CSS_SELECTOR, selector)


def named(browser: Chrome, selector: str, text: str) -> WebElement:
    return next(found for found in every(browser, selector) if found.text == text)


def marked(browser: Chrome) -> list[str]:
    """The highlighted words of each column of the reading pane, exactly."""
    script = """return [...document.querySelectorAll("#pane .column")].map((column) =>
        [...column.querySelectorAll("mark")].map((mark) => mark.textContent).join(""))"""
    found: list[str] = browser.execute_script(script)
    return found


def heads(browser: Chrome) -> list[str]:
    return [head.text for head in every(browser, "#pane .column h3")]


def test_a_variant_opens_its_words_with_the_other_reading_beside_it(page: Open) -> None:
    browser = page()
    named(browser, ".reading .chip", "Northern Courier").click()
    assert one(browser, "#pane-title").text == "whether the captain was warned"
    assert heads(browser) == ["Northern Courier", "Harbour Post"]
    assert marked(browser) == [WARNED, DENIED]


def test_the_highlighted_words_are_in_view(page: Open) -> None:
    browser = page()
    one(browser, ".compare").click()
    script = """return [...document.querySelectorAll("#pane .column")].every((column) => {
        const box = column.querySelector(".text").getBoundingClientRect();
        const mark = column.querySelector("mark").getBoundingClientRect();
        return mark.top >= box.top && mark.bottom <= box.bottom && box.width > 250; })"""
    assert browser.execute_script(script)


def test_a_shared_passage_opens_both_sides(page: Open) -> None:
    browser = page()
    one(browser, "#report-2 a.copied").click()
    assert heads(browser) == ["Northern Courier", "Island Echo"]
    first, second = marked(browser)
    assert first == second
    assert first.startswith("Some forty passengers")


def test_a_sentence_of_the_brief_opens_all_its_evidence(page: Open) -> None:
    browser = page()
    every(browser, ".say")[1].click()
    assert marked(browser) == [WARNED, DENIED]


def test_every_finding_opens_exactly_its_words(page: Open) -> None:
    browser = page()
    script = """
        const wrong = [];
        for (const link of document.querySelectorAll("main a[data-spans]")) {
            link.click();
            const want = new Map();
            for (const place of link.dataset.spans.split(" ")) {
                const [report, start, end] = place.slice(1).split("-").map(Number);
                if (!want.has(report)) want.set(report, new Set());
                for (let n = start; n < end; n += 1) want.get(report).add(n);
            }
            const columns = [...document.querySelectorAll("#pane .column")];
            [...want].forEach(([report, points], n) => {
                const text = [...document.querySelector(`#report-${report} .text`).textContent];
                const words = [...points].sort((a, b) => a - b).map((at) => text[at]).join("");
                const marks = [...columns[n].querySelectorAll("mark")];
                const got = marks.map((mark) => mark.textContent).join("");
                if (words !== got) wrong.push([link.dataset.spans, words, got]);
            });
        }
        return wrong;"""
    assert browser.execute_script(script) == []


def test_offsets_count_as_python_counts_them(page: Open) -> None:
    first, *others = edition().reports
    text = "\U0001f6a2\U0001f6a2 Ferry\r\n\r\naground\0 \U0001f30a today"
    start = text.index("aground")
    place = Span(report="post", start=start, end=start + len("aground\0 \U0001f30a"))
    bare = dataclasses.replace(
        story(),
        reports=("post",),
        brief=(Statement(text="Aground.", evidence=(place,)),),
        claims=(),
        apparatus=(),
        timeline=(),
        figures=(),
        moments=(),
        entities=(),
        relations=(),
        stemma=dataclasses.replace(story().stemma, sources=(), derivations=(), families=()),
    )
    report = dataclasses.replace(first, text=text, segments=())
    browser = page(Edition(generator="g", reports=(report, *others), stories=(bare,)))
    one(browser, ".say").click()
    assert marked(browser) == ["aground\ufffd \U0001f30a"]


def shown(browser: Chrome) -> list[str]:
    """The claims that the filters leave."""
    return [claim.text for claim in every(browser, ".claim .said") if claim.is_displayed()]


def test_filters_leave_what_fits_and_say_how_many(page: Open) -> None:
    browser = page()
    count = one(browser, ".filters output")
    assert count.text == "6 of 6 claims"
    Select(one(browser, "select[name=status]")).select_by_visible_text("contested")
    assert shown(browser) == ["The captain had been warned about the shoal"]
    assert count.text == "1 of 6 claims"
    Select(one(browser, "select[name=status]")).select_by_visible_text("any")
    Select(one(browser, "select[name=modality]")).select_by_visible_text("declined")
    assert shown(browser) == ["declined to comment on the captain"]
    Select(one(browser, "select[name=modality]")).select_by_visible_text("any")
    Select(one(browser, "select[name=who]")).select_by_visible_text("Blue Sound Lines")
    assert shown(browser) == ["The captain had been warned about the shoal"]
    Select(one(browser, "select[name=who]")).select_by_visible_text("any")
    one(browser, "input[name=words]").send_keys("INQUIRY april")
    assert shown(browser) == ["The ferry inquiry opens in early April"]
    one(browser, "input[name=words]").send_keys(" zebra")
    assert shown(browser) == []
    assert count.text == "0 of 6 claims"


def test_many_claims_are_shown_in_part_until_asked_for(page: Open) -> None:
    many = dataclasses.replace(story(), claims=story().claims * 10)
    browser = page(dataclasses.replace(edition(), stories=(many,)))
    assert sum(claim.is_displayed() for claim in every(browser, ".claim")) == 25
    one(browser, ".more").click()
    assert sum(claim.is_displayed() for claim in every(browser, ".claim")) == 60
    assert not one(browser, ".more").is_displayed()


def press(browser: Chrome, key: str) -> None:
    ActionChains(browser).send_keys(key).perform()


def focus(browser: Chrome) -> WebElement:
    found: WebElement = browser.switch_to.active_element
    return found


def log(browser: Chrome, kind: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = browser.get_log(kind)  # type: ignore[no-untyped-call]
    return found


def test_all_can_be_done_from_the_keyboard(page: Open) -> None:
    browser = page()
    press(browser, Keys.TAB)
    assert focus(browser).text == "Skip to the content"
    for _ in range(40):
        if "say" in (focus(browser).get_attribute("class") or ""):
            break
        press(browser, Keys.TAB)
    link = focus(browser)
    assert browser.execute_script("return getComputedStyle(arguments[0]).outlineStyle", link) == (
        "solid"
    )
    press(browser, Keys.ENTER)
    assert one(browser, "#pane").is_displayed()
    assert focus(browser).get_attribute("id") == "pane-title"
    press(browser, Keys.TAB)
    assert focus(browser).get_attribute("class") == "close"
    press(browser, Keys.ESCAPE)
    assert not one(browser, "#pane").is_displayed()
    assert focus(browser) == link


def test_without_script_every_finding_is_a_link_to_its_words(page: Open) -> None:
    browser = page(script=False)
    assert not one(browser, ".filters").is_displayed()
    assert all(claim.is_displayed() for claim in every(browser, ".claim"))
    chip = named(browser, ".reading .chip", "Harbour Post")
    chip.click()
    assert one(browser, ":target").text == DENIED
    start = POST.index(DENIED)
    assert browser.current_url.endswith(f"#r0-{start}-{start + len(DENIED)}")
    colour = one(browser, ":target").value_of_css_property("background-color")
    assert colour not in ("rgba(0, 0, 0, 0)", "transparent")
    assert COURIER.splitlines()[0] in one(browser, "#report-2").text


@pytest.mark.parametrize("wide", [1280, 390, 320])
def test_the_page_never_scrolls_sideways(page: Open, wide: int) -> None:
    browser = page(wide=wide)
    browser.execute_script(
        "document.querySelectorAll('details').forEach((d) => { d.open = true; })"
    )
    width = browser.execute_script("return document.documentElement.scrollWidth")
    assert width <= wide
    every(browser, ".compare")[0].click()
    inside = "return document.getElementById('pane').scrollWidth <= innerWidth"
    assert browser.execute_script(inside)


def test_a_long_word_does_not_widen_the_page(page: Open) -> None:
    long = dataclasses.replace(story(), title="w" * 400)
    browser = page(dataclasses.replace(edition(), stories=(long,)), wide=390)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390


def test_nothing_is_asked_of_the_network_and_nothing_fails(page: Open) -> None:
    browser = page()
    one(browser, ".compare").click()
    events = [json.loads(entry["message"])["message"] for entry in log(browser, "performance")]
    asked = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert asked
    assert {url.split(":")[0] for url in asked} <= {"file", "data"}
    assert len([url for url in asked if url.startswith("file:")]) == 1
    assert log(browser, "browser") == []


def test_printing_unfolds_and_folds_again(page: Open) -> None:
    browser = page()
    closed = "return document.querySelectorAll('.verdicts:not([open])').length"
    before = browser.execute_script(closed)
    assert before == 3
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert browser.execute_script(closed) == 0
    browser.execute_script("dispatchEvent(new Event('afterprint'))")
    assert browser.execute_script(closed) == before


CONTRAST = """
    const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    const channel = (v) => linear(v / 255);
    const parse = (c) => c.match(/[\\d.]+/g).map(Number);
    const light = (c) => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
    const ground = (e) => {
        for (; e; e = e.parentElement) {
            const c = parse(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0.99) return c;
        }
        return [255, 255, 255];
    };
    const weak = [];
    document.querySelectorAll("details").forEach((d) => { d.open = true; });
    document.querySelector(".compare").click();
    for (const e of document.querySelectorAll("body *:not(svg *):not(script):not(style)")) {
        const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
        if (!own || !e.getClientRects().length) continue;
        const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) weak.push([e.className, e.textContent.slice(0, 30), ratio]);
    }
    return weak;"""


@pytest.mark.parametrize("dark", [False, True])
def test_all_words_stand_out_from_their_ground(page: Open, dark: bool) -> None:  # noqa: FBT001
    browser = page(dark=dark)
    ground = one(browser, "body").value_of_css_property("background-color")
    assert (ground == "rgba(251, 250, 246, 1)") is not dark
    assert browser.execute_script(CONTRAST) == []


def test_hostile_words_do_nothing(page: Open) -> None:
    evil = (
        "<script>document.title='owned'</script>\"><img src=x onerror=\"document.title='owned'\">"
    )
    hostile = dataclasses.replace(story(), title=evil)
    first, *others = edition().reports
    poisoned = dataclasses.replace(
        first, text=first.text + evil, outlet=evil, url=f"https://x/{evil}"
    )
    browser = page(dataclasses.replace(edition(), stories=(hostile,), reports=(poisoned, *others)))
    one(browser, ".compare").click()
    assert "owned" in one(browser, "h1").text
    assert browser.title.startswith("<script>")
    assert every(browser, "img") == []
    assert log(browser, "browser") == []


def test_a_screen_reader_finds_its_way(page: Open) -> None:
    browser = page()
    tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    roles = [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in tree if "role" in n]
    landmarks = {"main", "banner", "contentinfo", "navigation", "table", "search", "status"}
    assert landmarks <= {role for role, _ in roles}
    assert ("navigation", "Parts of this story") in roles
    images = [name for role, name in roles if role in ("image", "img") and name]
    assert any("Island Echo goes back to Tide Wire (uncredited)" in name for name in images)
    assert [name for role, name in roles if role in ("link", "button", "combobox")].count("") == 0
