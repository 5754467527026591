"""The loaders of pairs, the folds, and the scoring of statements and alignments."""

import json
from pathlib import Path

import numpy as np
import pytest
from eval.loaders.folds import unseen
from eval.loaders.pairs import (
    FOLDS,
    Pair,
    alignments,
    articles,
    degrees,
    fold,
    paraphrases,
    propositions,
    pyramids,
    rte,
)
from eval.tasks.alignment import best_f1, pearson
from eval.tasks.statements import figures, misses


def _pair(gold: float) -> Pair:
    return Pair(group="set-1", text="The lock was closed.", other="A lock closed.", gold=gold)


@pytest.mark.parametrize("label", ['value="TRUE"', 'entailment="YES"'])
def test_both_forms_of_entailment_files_are_read(tmp_path: Path, label: str) -> None:
    file = tmp_path / "rte9_dev.xml"
    pair = f'<pair id="7" {label} task="IE">\n\t<t>Ferries &amp; tugs</t>\n<h>Tugs</h>\n</pair>'
    no = '<pair id="8" value="FALSE" task="IE" ><t>A</t><h>B</h></pair>'
    file.write_text(f"<entailment-corpus>{pair}{no}</entailment-corpus>", encoding="utf-8")
    assert rte(file) == (
        Pair(group="rte9_dev-7", text="Ferries & tugs", other="Tugs", gold=1.0),
        Pair(group="rte9_dev-8", text="A", other="B", gold=0.0),
    )


def test_propositions_are_put_together_again_and_unjudged_ones_left_out(tmp_path: Path) -> None:
    file = tmp_path / "p.jsonl"
    said = {"premise": "P", "hyp_proposition": "it sank , they said"}
    labels = [("x", "ENTAILS"), ("y", "CONTRADICTS"), ("x", "UNSPECIFIED")]
    rows = [{"cluster_id": id, "label": label, **said} for id, label in labels]
    file.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    found = propositions(file)
    assert [(p.group, p.other, p.gold) for p in found] == [
        ("cluster-0", "it sank, they said", 1.0),
        ("cluster-1", "it sank, they said", 0.0),
    ]


def test_a_pyramid_is_every_statement_against_every_system(tmp_path: Path) -> None:
    folder = tmp_path / "data/lite_pyramid_scu/Set"
    (folder / "labels").mkdir(parents=True)
    (folder / "summaries").mkdir()
    (folder / "SCUs.txt").write_text("One.\tTwo.\nThree.\n", encoding="utf-8")
    (folder / "labels/a.label").write_text("1\t0\n1\n", encoding="utf-8")
    (folder / "summaries/a.summary").write_text("First text\nSecond text\n", encoding="utf-8")
    found = [(p.group, p.text, p.other, p.gold) for p in pyramids(tmp_path)]
    assert found == [
        ("Set-0", "First text", "One.", 1.0),
        ("Set-0", "First text", "Two.", 0.0),
        ("Set-1", "Second text", "Three.", 1.0),
    ]


def test_tables_of_sentence_pairs_are_read(tmp_path: Path) -> None:
    msr, sts = tmp_path / "msr.tsv", tmp_path / "2012.x.test.tsv"
    msr.write_text("\ufeffQuality\t#1\t#2\ta\tb\n1\t5\t6\tOne\tOther\n", encoding="utf-8")
    sts.write_text("2.5\tA lock\tA gate\n\tno\tgold\n", encoding="utf-8")
    assert [(p.text, p.other, p.gold) for p in paraphrases(msr)] == [("One", "Other", 1.0)]
    assert [(p.text, p.other, p.gold) for p in degrees(sts)] == [("A lock", "A gate", 0.5)]


def test_aligned_statements_and_pairs_of_reports_are_read(tmp_path: Path) -> None:
    file, reports = tmp_path / "a.csv", tmp_path / "r.jsonl"
    head = "topic,scuSentence,docSentText,summarySpanText,docSpanText\n"
    file.write_text(f'{head}t,"A, b",C,"A",D\n', encoding="utf-8")
    reports.write_text('{"text1": "X", "text2": "Y", "Overall": 3.5}\n', encoding="utf-8")
    (found,) = alignments(file)
    assert (found.sentence, found.told, found.words, found.told_words) == ("A, b", "C", "A", "D")
    assert [(p.text, p.other, p.gold) for p in articles(reports)] == [("X", "Y", 3.5)]


def test_a_group_is_in_one_fold_and_its_weights_are_those_without_it() -> None:
    pairs = [Pair(group=f"set-{n}", text="", other="", gold=0) for n in range(2 * FOLDS)]
    assert [fold(p.group) for p in pairs] == [*range(FOLDS), *range(FOLDS)]
    weights = unseen("stated", pairs)
    assert weights[1] == weights[1 + FOLDS] != weights[2]


def test_figures_count_both_sides() -> None:
    pairs = [_pair(gold) for gold in (1, 1, 0, 0, 0, 0)]
    said = [True, False, True, False, False, False]
    assert figures(pairs, said) == {"accuracy": 4 / 6, "balanced": 0.625, "f1": 0.5}
    assert [m.kind for m in misses(pairs, said)] == ["there, not found", "found, not there"]


def test_a_row_that_does_not_vary_correlates_with_nothing() -> None:
    assert pearson([0, 1, 2], [1, 1, 1]) == 0
    assert pearson([0, 1, 2], [5, 7, 9]) == pytest.approx(1)


def test_the_best_cut_is_found() -> None:
    gold = np.array([True, False, True, False])
    assert best_f1(gold, np.array([0.9, 0.1, 0.8, 0.2])) == 1
    assert best_f1(gold, np.array([0.1, 0.9, 0.2, 0.3])) == pytest.approx(2 / 3)
    assert best_f1(gold[:0], np.array([])) == 0
