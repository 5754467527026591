"""The encoder (BERT's architecture, MiniLM's weights) with its heads, in plain torch."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from variorum.lexicon.table import vocabulary
from variorum.marking.learned.pieces import SHAPES

ROLES = ("O", "B-source", "I-source", "B-content", "I-content")
CUES = ("O", "B-cue", "I-cue")
NAMES = ("O", *(f"{p}-{k}" for k in ("PER", "ORG", "LOC", "MISC") for p in "BI"))
WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
ROLE_WIDTH, NEAR = 128, 16
DISTANCES = 2 * NEAR + 2


class Layer(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, t, _ = x.shape
        q, k, v = (
            part(x).view(b, t, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.after(x, mixed.transpose(1, 2).reshape(b, t, WIDTH))

    def after(self, x: Tensor, mixed: Tensor) -> Tensor:
        """What follows attention."""
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces and shapes in, a vector for each piece out."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(len(vocabulary()) + 2, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor | None = None) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.words(pieces) + self.positions(places) + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Reader(nn.Module):
    """The encoder and its heads.

    `cue` and `name` tag words. `spans` tags sources and contents without asking whose they are: it
    only helps the encoder to learn. For each cue, `role` tags the words of its paragraph with what
    they are *to that cue*; `steps` are what one tag after another costs.
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.cue = nn.Linear(WIDTH, len(CUES))
        self.name = nn.Linear(WIDTH, len(NAMES))
        self.spans = nn.Linear(WIDTH, len(ROLES))
        self.of_word = nn.Linear(WIDTH, ROLE_WIDTH)
        self.of_cue = nn.Linear(WIDTH, ROLE_WIDTH, bias=False)
        self.of_distance = nn.Embedding(DISTANCES, ROLE_WIDTH)
        self.role = nn.Linear(ROLE_WIDTH, len(ROLES))
        self.steps = nn.Parameter(torch.zeros(len(ROLES), len(ROLES)))
        self.dropout = nn.Dropout(dropout)

    def roles(self, words: Tensor, cue: Tensor, distance: Tensor) -> Tensor:
        """(cues, words, width), (cues, width), (cues, words) -> (cues, words, tags)."""
        mixed = self.of_word(words) + self.of_cue(cue)[:, None] + self.of_distance(distance)
        return self.role(self.dropout(functional.gelu(mixed)))


def distances(words: Tensor, start: Tensor, end: Tensor) -> Tensor:
    """How far each word stands from the cue `start:end`, in classes: 0 inside, then left, right."""
    left = (start[:, None] - words[None]).clamp(0, NEAR)
    right = (words[None] - end[:, None] + 1).clamp(0, NEAR)
    return torch.where(right > 0, NEAR + right, left)


NEVER = -1e4


def forbidden() -> Tensor:
    """I-x follows only B-x or I-x."""
    cost = torch.zeros(len(ROLES), len(ROLES))
    for to, tag in enumerate(ROLES):
        if tag.startswith("I-"):
            for of, before in enumerate(ROLES):
                if before[2:] != tag[2:]:
                    cost[of, to] = NEVER
    return cost


def chain_loss(scores: Tensor, steps: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Negative log likelihood of tag sequences (a linear-chain CRF), the mean over sequences.

    scores (n, t, k), tags (n, t), mask (n, t) with every first word present.
    """
    steps = steps + forbidden()
    total = scores[:, 0] + _opening()
    picked = total.gather(1, tags[:, :1])[:, 0]
    for t in range(1, scores.shape[1]):
        here = mask[:, t]
        ahead = torch.logsumexp(total[:, :, None] + steps[None], dim=1) + scores[:, t]
        total = torch.where(here[:, None], ahead, total)
        one = scores[:, t].gather(1, tags[:, t : t + 1])[:, 0] + steps[tags[:, t - 1], tags[:, t]]
        picked = picked + torch.where(here, one, torch.zeros_like(one))
    return (torch.logsumexp(total, dim=1) - picked).mean()


def _opening() -> Tensor:
    return torch.tensor([NEVER if t.startswith("I-") else 0.0 for t in ROLES])


def from_minilm(reader: Reader, folder: Path) -> None:
    """Put MiniLM's weights into the encoder: its rows cut to our vocabulary, [CLS], [SEP] last."""
    from safetensors.torch import load_file

    stored = load_file(folder / "model.safetensors")
    lines = (folder / "vocab.txt").read_text("utf-8").split("\n")
    places = {token: place for place, token in enumerate(lines)}
    order = [places[t] for t in (*vocabulary(), "[CLS]", "[SEP]")]
    e, kind = reader.encoder, stored["embeddings.token_type_embeddings.weight"][0]
    with torch.no_grad():
        e.words.weight.copy_(stored["embeddings.word_embeddings.weight"][order])
        e.positions.weight.copy_(stored["embeddings.position_embeddings.weight"] + kind)
        _copy(e.norm, stored, "embeddings.LayerNorm")
        for at, layer in enumerate(e.layers):
            for ours, theirs in PARTS.items():
                _copy(getattr(layer, ours), stored, f"encoder.layer.{at}.{theirs}")


PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}


def _copy(part: nn.Module, stored: dict[str, Tensor], name: str) -> None:
    part.weight.copy_(stored[f"{name}.weight"])
    part.bias.copy_(stored[f"{name}.bias"])
