from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from variorum.render.marked import Part, marked


class Reader(HTMLParser):
    """Text and, for each id, the words that stand in its element."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []
        self.text = ""
        self.words: dict[str, str] = {}
        self.names: list[str] = []
        self.feed(str(html))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = dict(attrs).get("id") or dict(attrs).get("class") or ""
        self.open.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in {name for _, name in self.open}:
            self.words[name] = self.words.get(name, "") + data


def part(name: str, start: int, end: int, rank: int = 1) -> Part:
    tag = Markup('<span class="{}">').format(name)
    return Part(start=start, end=end, tag="span", first=tag, again=tag, rank=rank)


def test_parts_that_nest_are_nested() -> None:
    html = marked("one two three", [part("a", 0, 7), part("b", 4, 7)])
    assert html == '<span class="a">one <span class="b">two</span></span> three'


def test_parts_that_cross_are_parted() -> None:
    html = marked("one two three", [part("a", 0, 7), part("b", 4, 13)])
    found = Reader(html)
    assert found.text == "one two three"
    assert found.words == {"a": "one two", "b": "two three"}
    assert html.count('class="a"') == 2


def test_of_two_with_one_place_the_lower_rank_is_outside() -> None:
    html = marked("one", [part("b", 0, 3, rank=2), part("a", 0, 3, rank=0)])
    assert html == '<span class="a"><span class="b">one</span></span>'


def test_what_a_report_holds_is_escaped() -> None:
    html = marked('<script>"&', [part("a", 1, 7)])
    assert html == '&lt;<span class="a">script</span>&gt;&#34;&amp;'


def test_carriage_returns_and_what_html_forbids_keep_their_place() -> None:
    html = marked("a\r\nb\0c\ud800d", [])
    assert html == "a&#13;\nb\ufffdc\ufffdd"
    assert len(Reader(html).text) == 8


@given(
    st.text(alphabet="ab <&\r\n", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=8),
)
def test_every_part_holds_its_words_and_the_text_is_whole(
    text: str, places: list[tuple[int, int]]
) -> None:
    cut = [(a % len(text), min(a % len(text) + b, len(text))) for a, b in dict.fromkeys(places)]
    parts = [part(f"p{n}", *place) for n, place in enumerate(cut)]
    found = Reader(marked(text, parts))
    assert found.text == text
    assert found.words == {f"p{n}": text[a:b] for n, (a, b) in enumerate(cut)}
