"""Decisions made on the page: kept, listed, withdrawn, downloaded, and read by the program."""

import dataclasses
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sample_edition import edition, story
from variorum.model import Decision, Edition, Judgement, Place, Ruling
from variorum.readers import read_judgements

pytest.importorskip("selenium", reason="NO BROWSER: pip install selenium to run these tests")
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select

pytestmark = pytest.mark.browser
Open = Callable[..., Chrome]


def one(browser: Chrome, selector: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, selector)


def every(browser: Chrome, selector: str) -> list[WebElement]:
    return browser.find_elements(By.CSS_SELECTOR, selector)


def button(browser: Chrome, within: str, text: str) -> WebElement:
    return next(b for b in every(browser, f"{within} button") if b.text == text)


def click(browser: Chrome, element: WebElement) -> None:
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


def said(browser: Chrome) -> list[str]:
    return [item.text for item in every(browser, ".new .says")]


@pytest.fixture
def clean(page: Open) -> Open:
    """A page that remembers nothing of an earlier test."""

    def opened(*args: Any, **kwargs: Any) -> Chrome:
        browser = page(*args, **kwargs)
        browser.execute_script("localStorage.clear()")
        browser.refresh()
        return browser

    return opened


def downloaded(browser: Chrome, folder: Path) -> Path:
    """The file that the button makes."""
    params = {"behavior": "allow", "downloadPath": str(folder)}
    browser.execute_cdp_cmd("Browser.setDownloadBehavior", params)
    click(browser, one(browser, ".desk .download"))
    file = folder / "judgements.jsonl"
    for _ in range(100):
        if file.exists() and file.stat().st_size:
            return file
        time.sleep(0.05)
    raise AssertionError("nothing was downloaded")


def test_a_locus_is_decided_one_way_at_a_time(clean: Open) -> None:
    browser = clean()
    first, second = every(browser, "#s1-l0 .reading .decide")
    click(browser, first)
    assert first.get_attribute("aria-pressed") == "true"
    assert said(browser) == ["Right, of “whether the captain was warned”: had been warned"]
    click(browser, second)
    assert first.get_attribute("aria-pressed") == "false"
    assert len(said(browser)) == 1
    click(browser, button(browser, "#s1-l0", "Ignore this difference"))
    assert said(browser) == ["Ignore: whether the captain was warned"]
    click(browser, button(browser, "#s1-l0", "Ignore this difference"))
    assert said(browser) == []
    assert not one(browser, ".tray").is_displayed()


def test_decisions_are_kept_when_the_page_is_loaded_again(clean: Open) -> None:
    browser = clean()
    click(browser, button(browser, "#s1-d1", "It does not"))
    one(browser, ".new .note").send_keys("asked them")
    browser.refresh()
    assert said(browser) == ["Island Echo does not go back to Tide Wire"]
    assert one(browser, ".new .note").get_attribute("value") == "asked them"
    pressed = button(browser, "#s1-d1", "It does not").get_attribute("aria-pressed")
    assert pressed == "true"


def test_the_file_is_what_the_program_reads(clean: Open, tmp_path: Path) -> None:
    browser = clean()
    click(browser, button(browser, "#s1-d2", "It goes back to this"))
    click(browser, every(browser, "#s1-l1 .reading .decide")[0])
    one(browser, ".desk [name=who]").send_keys('Ines "B" <b>')
    assert "2 changes of decision, not yet downloaded" in one(browser, ".tray").text
    found, bad = read_judgements(downloaded(browser, tmp_path))
    assert bad == ()
    assert [judgement.decision for judgement in found] == [Decision.DERIVES, Decision.RIGHT]
    assert {judgement.who for judgement in found} == {'Ines "B" <b>'}
    assert [place.report for place in found[0].places] == ["courier", "echo"]
    assert found[1].places[0].words == "Repairs will cost about £2 million"
    assert "2 changes of decision, downloaded" in one(browser, ".tray").text


def test_two_reports_and_two_claims(clean: Open, tmp_path: Path) -> None:
    browser = clean()
    form = one(browser, "form.pair")
    Select(form.find_element(By.NAME, "first")).select_by_visible_text("The Lamp")
    Select(form.find_element(By.NAME, "second")).select_by_visible_text("Sound Weekly")
    click(browser, form.find_element(By.CSS_SELECTOR, ".add"))
    claims = every(browser, ".claim")
    for claim in claims[:2]:
        click(browser, claim.find_element(By.CSS_SELECTOR, "summary"))
    click(browser, claims[0].find_element(By.CSS_SELECTOR, ".same"))
    assert one(browser, ".tray").text.startswith("Choose the claim that says the same as")
    click(browser, claims[1].find_element(By.CSS_SELECTOR, ".same"))
    assert said(browser)[0] == "The Lamp is of one family with Sound Weekly"
    assert said(browser)[1].startswith("One claim: “")
    found, _ = read_judgements(downloaded(browser, tmp_path))
    assert [j.decision for j in found] == [Decision.SAME_FAMILY, Decision.SAME_CLAIM]


def test_a_report_and_itself_is_no_decision(clean: Open) -> None:
    browser = clean()
    form = one(browser, "form.pair")
    Select(form.find_element(By.NAME, "second")).select_by_index(0)
    click(browser, form.find_element(By.CSS_SELECTOR, ".add"))
    assert said(browser) == []


def decided() -> Edition:
    """The sample with two decisions, one of which no longer applies."""
    applied = Judgement(
        decision=Decision.SAME_FAMILY,
        places=(Place(report="lamp"), Place(report="weekly")),
        who="I. B.",
        note="</script><b>rang</b> them",
    )
    idle = Judgement(decision=Decision.DERIVES, places=(Place(report="gone"), Place(report="post")))
    rulings = (
        Ruling(judgement=applied, applied=True, why="made one family", about="lamp"),
        Ruling(judgement=idle, applied=False, why="the report gone is not among those read"),
    )
    told = dataclasses.replace(story(), judgements=rulings[:1])
    return dataclasses.replace(edition(), stories=(told,), judgements=rulings[1:])


def test_decisions_of_the_edition_are_shown_kept_and_withdrawn(clean: Open, tmp_path: Path) -> None:
    browser = clean(decided())
    items = every(browser, ".made li")
    assert "applied same family: lamp, Sound Weekly" in items[0].text
    assert "does not apply gone goes back to post" in items[1].text
    assert "“</script><b>rang</b> them”" in one(browser, ".families .decided").text
    click(browser, items[1].find_element(By.CSS_SELECTOR, ".withdraw"))
    assert "1 change of decision" in one(browser, ".tray").text
    (kept,), _ = read_judgements(downloaded(browser, tmp_path))
    assert kept == decided().stories[0].judgements[0].judgement


def test_a_decision_written_by_hand_is_that_of_the_button(clean: Open) -> None:
    ends = (Place(report="echo"), Place(source="Tide Wire"))
    judgement = Judgement(decision=Decision.NOT_DERIVED, places=ends)
    ruling = Ruling(judgement=judgement, applied=True, why="the derivation was taken away")
    told = dataclasses.replace(story(), judgements=(ruling,))
    browser = clean(dataclasses.replace(edition(), stories=(told,)))
    pressed = button(browser, "#s1-d1", "It does not")
    assert pressed.get_attribute("aria-pressed") == "true"
    click(browser, pressed)
    assert pressed.get_attribute("aria-pressed") == "false"
    assert "withdrawn" in (one(browser, ".made li").get_attribute("class") or "")


def test_all_from_the_keyboard(clean: Open) -> None:
    browser = clean()
    first = one(browser, "#s1-l0 .reading .decide")
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys(Keys.ENTER)
    assert len(said(browser)) == 1
    assert first.accessible_name == "This is right"
    withdraw = one(browser, ".new .withdraw")
    assert withdraw.accessible_name.startswith("Withdraw: Right, of")
    browser.execute_script("arguments[0].focus()", withdraw)
    withdraw.send_keys(Keys.SPACE)
    assert said(browser) == []


def test_without_script_there_are_no_buttons(page: Open) -> None:
    browser = page(decided(), script=False)
    assert not [b for b in every(browser, ".decide, .same, .pair, .desk") if b.is_displayed()]
    assert len(every(browser, ".made li")) == 2


def test_storage_that_fails_or_holds_nonsense_stops_nothing(clean: Open) -> None:
    browser = clean()
    for nonsense in ("oops", "[]", '{"made": [{"judgement": {"places": [1]}}, 5]}', '{"made": 1}'):
        browser.execute_script(
            "localStorage.setItem(`variorum-judgements:${location.pathname}`, arguments[0])",
            nonsense,
        )
        browser.refresh()
        click(browser, one(browser, "#s1-l0 .reading .decide"))
        assert said(browser)[-1].startswith("Right, of")


@pytest.mark.parametrize("wide", [390, 1280])
def test_the_tray_and_the_list_fit(clean: Open, wide: int) -> None:
    browser = clean(decided(), wide=wide)
    click(browser, one(browser, "#s1-l0 .reading .decide"))
    assert browser.execute_script("return document.documentElement.scrollWidth") <= wide
