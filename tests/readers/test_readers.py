import json
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.errors import MissingPathError, NothingToReadError
from variorum.model import Article, LeftOut
from variorum.readers import read_articles
from variorum.readers.sift import LONGEST, sift

TEXT = "The bridge closed on Monday.\r\nNobody was hurt.\n"


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(*paths: Path) -> Article:
    articles, left = read_articles(paths)
    assert not left
    (article,) = articles
    return article


def reasons(left: tuple[LeftOut, ...]) -> dict[str, str]:
    return {one.file: one.reason for one in left}


def test_a_text_file_is_read_to_the_last_blank(tmp_path: Path) -> None:
    path = put(tmp_path, "post.example.com.txt", TEXT)
    article = only(path)
    with path.open(encoding="utf-8", newline="") as file:
        assert article.text == file.read()
    assert (article.id, article.file) == ("post.example.com", "post.example.com.txt")
    assert article.outlet == "post.example.com"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), TEXT),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT),
        ("The café’s owner – “never hurt” – said so.".encode("cp1252"),
         "The café’s owner – “never hurt” – said so."),
        ("Ice 🧊 on the bridge.".encode(), "Ice 🧊 on the bridge."),
    ],
)  # fmt: skip
def test_encodings(tmp_path: Path, raw: bytes, text: str) -> None:
    assert only(put(tmp_path, "a.txt", raw)).text == text


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\r\n", "is empty"),
        ("a.txt", b"--- *** ---", "holds no words"),
        ("a.txt", b"bridge\x00closed", "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "binary"),
        ("a.txt", bytes(range(1, 32)) * 50 + b"\xff\xc0", "no encoding"),
        ("a.txt", b"\xff\xfe\x00\xd8", "utf-16"),
        ("a.txt", b"a" * (LONGEST + 1), "characters"),
        ("a.txt", b"a" * (4 * LONGEST + 1), "too large"),
        ("a.jpg", b"bridge", "of a kind that is not read"),
        ("a", b"bridge", "of a kind that is not read"),
        ("a.html", b"no tag at all", "no tag"),
        ("a.html", b"<html><body></body></html>", "no report"),
        ("a.json", b"{", "not valid JSON"),
        ("a.json", b'"bridge"', "neither an object nor a list"),
        ("a.json", b'{"format": "variorum-edition/1", "reports": []}', "is an edition"),
        ("a.json", b'{"title": "Bridge"}', "without text"),
        ("a.json", b"[" * 100_000, "not valid JSON"),
        ("a.json", b'{"text": "half \\ud800 a character"}', "half characters"),
        ("a.jsonl", b"[1]", "not an object"),
        ("a.jsonl", b"PK\x03\x04\n\n\n", "binary"),
    ],
)
def test_what_cannot_be_read_is_listed_and_the_rest_is_read(
    tmp_path: Path, name: str, raw: bytes, why: str
) -> None:
    put(tmp_path, name, raw)
    put(tmp_path, "good.txt", TEXT)
    articles, left = read_articles([tmp_path])
    assert [article.id for article in articles] == ["good"]
    (one,) = left
    assert one.file.startswith(name)
    assert why in one.reason
    assert one.advice


def test_a_million_characters_in_one_line_are_left_out_at_once(tmp_path: Path) -> None:
    put(tmp_path, "long.txt", "a" * 1_000_000)
    put(tmp_path, "good.txt", TEXT)
    assert "long.txt" in reasons(read_articles([tmp_path])[1])


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = ['{"text": "It fell."}', "{oops", "", '{"text": "It broke.", "id": "b"}', "{}"]
    articles, left = read_articles([put(tmp_path, "day.jsonl", "\n".join(lines))])
    assert [article.id for article in articles] == ["b", "day-1"]
    assert sorted(reasons(left)) == ["day.jsonl, line 2", "day.jsonl, line 5"]


def test_a_line_in_another_encoding_garbles_no_other(tmp_path: Path) -> None:
    good = '{"text": "The café closed."}'
    path = put(tmp_path, "a.jsonl", good.encode() + b"\n" + good.encode("cp1252"))
    articles, left = read_articles([path])
    assert [article.text for article in articles] == ["The café closed."]
    assert reasons(left) == {"a.jsonl, line 2": "is not UTF-8"}


def test_a_file_that_is_no_json_lines_is_not_listed_line_by_line(tmp_path: Path) -> None:
    put(tmp_path, "good.txt", TEXT)
    put(tmp_path, "novel.jsonl", "It was a dark night.\n" * 500)
    left = reasons(read_articles([tmp_path])[1])
    assert len(left) == 21
    assert left["novel.jsonl"] == "has 480 more lines that cannot be read"


def test_lines_under_a_byte_order_mark(tmp_path: Path) -> None:
    raw = '\ufeff{"text": "The café closed."}\r\n'.encode("utf-16-le")
    assert only(put(tmp_path, "a.jsonl", raw)).text == "The café closed."


def test_common_names_of_fields(tmp_path: Path) -> None:
    record = {
        "Headline": "Bridge closes", "maintext": "It closed.", "source": {"name": "Orle Post"},
        "authors": ["Jo Marsh", "Al Reed"], "date_publish": "2024-03-04", "lang": "en", "id": 7,
        "link": "https://orle.example/a", "views": 3,
    }  # fmt: skip
    article = only(put(tmp_path, "a.json", json.dumps(record)))
    assert article.title == "Bridge closes"
    assert article.text == "It closed."
    assert article.outlet == "Orle Post"
    assert article.author == "Jo Marsh, Al Reed"
    assert article.published == "2024-03-04"
    assert (article.id, article.language) == ("7", "en")
    assert article.extra == (("views", "3"),)


@pytest.mark.parametrize("key", ["articles", "reports"])
def test_a_list_under_a_key(tmp_path: Path, key: str) -> None:
    held = {key: [{"text": "It fell."}, {"text": "It broke."}]}
    articles, _ = read_articles([put(tmp_path, "a.json", json.dumps(held))])
    assert [(article.id, article.text) for article in articles] == [
        ("a-1", "It fell."),
        ("a-2", "It broke."),
    ]


def test_line_separators_within_a_string_do_not_part_records(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", json.dumps({"text": "It\u2028fell."}, ensure_ascii=False))
    assert only(path).text == "It\u2028fell."


def test_json_lines_from_standard_input() -> None:
    stdin = BytesIO(b'{"text": "It fell.", "outlet": "Post"}\nno\n')
    articles, left = read_articles([Path("-")], stdin)
    assert [(article.id, article.outlet) for article in articles] == [("stdin-1", "Post")]
    assert list(reasons(left)) == ["standard input, line 2"]


def test_front_matter_tells_of_the_report_and_stays_in_its_text(tmp_path: Path) -> None:
    text = '---\ntitle: "Bridge closes"\ndate: 2024-03-04\nauthor: Jo\n---\n\nIt closed.\n'
    article = only(put(tmp_path, "a.md", text))
    assert (article.title, article.published, article.author) == (
        "Bridge closes",
        "2024-03-04",
        "Jo",
    )
    assert article.text == text


def test_a_page_is_drawn_out_and_its_scripts_stay_text(tmp_path: Path) -> None:
    page = """<html lang="en"><head><title>Bridge closes</title>
      <meta property="og:site_name" content="Orle Post">
      <meta property="article:published_time" content="2024-03-04T10:00:00Z"></head><body>
      <nav>Home News</nav><article><h1>Bridge closes <script>alert(1)</script></h1>
      <p>The old bridge closed on Monday after cracks were found in two pillars, officials said.</p>
      <p>Repairs will take six months, the mayor said in a statement on Tuesday evening.</p>
      </article></body></html>"""
    article = only(put(tmp_path, "a.html", page))
    assert "old bridge closed on Monday" in article.text
    assert article.text.startswith("Bridge closes\n")
    assert "alert" not in article.text + article.title
    assert article.outlet == "Orle Post"
    assert article.published == "2024-03-04"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_beside_the_files(tmp_path: Path, mark: str, delimiter: str) -> None:
    rows = ["file,outlet,published,url,author", "a.txt,Orle Post,2024-03-04,,Jo", "c.txt,,,,"]
    put(tmp_path, "a.txt", TEXT)
    put(tmp_path, "metadata.csv", mark + "\r\n".join(rows).replace(",", delimiter))
    articles, left = read_articles([tmp_path])
    (article,) = articles
    assert (article.outlet, article.published, article.author) == ("Orle Post", "2024-03-04", "Jo")
    assert list(reasons(left)) == ["metadata.csv: c.txt"]
    assert read_articles([tmp_path / "a.txt"])[0] == articles


@pytest.mark.parametrize("table", ["outlet\nPost", "", 'file,outlet\n"' + "x" * 200_000, "\x00"])
def test_a_table_that_cannot_be_read_costs_no_report(tmp_path: Path, table: str) -> None:
    put(tmp_path, "a.txt", TEXT)
    put(tmp_path, "metadata.csv", table)
    articles, left = read_articles([tmp_path])
    assert len(articles) == 1
    assert list(reasons(left)) == ["metadata.csv"]


def test_the_same_words_are_one_report_unless_another_outlet_prints_them(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", TEXT)
    put(tmp_path, "b.txt", TEXT)
    put(tmp_path, "post.example.txt", TEXT)
    put(tmp_path, "herald.example.txt", TEXT)
    articles, left = read_articles([tmp_path])
    assert [article.id for article in articles] == ["a", "herald.example", "post.example"]
    assert reasons(left) == {"b.txt": "is a duplicate of a.txt"}


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", TEXT)
    articles, left = read_articles([path, tmp_path / "." / "a.txt"])
    assert len(articles) == 1
    assert reasons(left) == {"a.txt": "is named twice"}


def test_ids_that_clash_are_told_apart_in_any_order(tmp_path: Path) -> None:
    one = put(tmp_path / "x", "a.txt", "It fell.")
    two = put(tmp_path / "y", "a.txt", "It broke.")
    articles, _ = read_articles([one, two])
    assert read_articles([two, one])[0] == articles
    assert len({article.id for article in articles}) == 2
    assert all(article.id.startswith("a-") for article in articles)


def test_folders_are_walked_and_hidden_files_and_links_out_are_not(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside/secret.txt", "A secret.")
    folder = tmp_path / "in"
    put(folder, "deep/er/b.txt", "It broke.")
    put(folder, "a.txt", "It fell.")
    put(folder, ".hidden.txt", "Hidden.")
    put(folder, ".git/c.txt", "Hidden.")
    (folder / "link.txt").symlink_to(outside)
    (folder / "links").symlink_to(outside.parent)
    (folder / "loop").symlink_to(folder)
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "dangling.txt").symlink_to(folder / "nowhere.txt")
    articles, left = read_articles([folder])
    assert [article.file for article in articles] == ["a.txt", "deep/er/b.txt"]
    assert sorted(reasons(left)) == ["circle.txt", "dangling.txt", "link.txt", "links"]


@pytest.mark.parametrize("name", ["caf\udce9.txt", "red\x1b[31m.txt", "two\nlines.txt"])
def test_names_that_cannot_be_printed(tmp_path: Path, name: str) -> None:
    article = only(put(tmp_path, name, TEXT))
    assert article.file.isprintable()
    assert article.id.isprintable()


def test_an_earlier_edition_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", TEXT)
    for name in ("edition.json", "index.html", "claims.csv"):
        put(tmp_path, f"variorum-out/{name}", "x")
    assert list(reasons(read_articles([tmp_path])[1])) == ["variorum-out"]


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(MissingPathError, match=r"nowhere\.txt"):
        read_articles([put(tmp_path, "a.txt", TEXT), tmp_path / "nowhere.txt"])


def test_nothing_to_read_says_why(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"")
    with pytest.raises(NothingToReadError, match=r"a\.txt: is empty"):
        read_articles([tmp_path])


@given(
    st.lists(
        st.builds(
            Article,
            id=st.sampled_from("ab"),
            text=st.sampled_from(["It fell.", "It broke.", " "]),
            file=st.sampled_from(["x", "y"]),
            outlet=st.sampled_from(["", "Post"]),
        )
    )
)
def test_sifting_heeds_no_order_and_keeps_ids_apart(articles: list[Article]) -> None:
    kept, left = sift(articles)
    turned, also = sift(reversed(articles))
    assert (kept, sorted(map(str, left))) == (turned, sorted(map(str, also)))
    assert len({article.id for article in kept}) == len(kept)
    assert len(kept) + len(left) == len(articles)
