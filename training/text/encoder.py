"""The text model's encoder: BERT's layers (Devlin et al., NAACL 2019), with three changes that suit a small one and short texts.

Layers normalise before they read (Xiong et al., "On Layer Normalization in the Transformer Architecture", ICML 2020). Distance between tokens is a bias of attention
(Raffel et al., JMLR 2020) and starts out favouring neighbours. Beside its piece a token also has the pairs that it forms with its neighbours
(Zhang and Yang, "Chinese NER Using Lattice LSTM", ACL 2018): a Chinese word is seldom one character.
"""

import copy
import math
from dataclasses import asdict, dataclass

import numpy as np
import torch
from torch import nn

import grams


@dataclass(frozen=True)
class Shape:
    """How large an encoder is."""

    pieces: int
    pairs: int
    width: int = 128
    layers: int = 3
    heads: int = 4
    inner: int = 512
    reach: int = 16
    slots: int = 262_139


class Layer(nn.Module):
    def __init__(self, shape, dropout):
        super().__init__()
        self.heads = shape.heads
        self.before, self.between = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.query, self.key, self.value, self.join = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.grow, self.shrink = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)
        self.distance = nn.Parameter(first_distances(shape))
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden, near, there):
        """`near` is tokens × tokens, places in the table of distances; `there` is 0 or far below it, texts × 1 × 1 × tokens."""
        texts, tokens, width = hidden.shape
        seen = self.before(hidden)
        query, key, value = (part(seen).view(texts, tokens, self.heads, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        scores = query @ key.transpose(2, 3) / math.sqrt(width // self.heads) + self.distance[:, near] + there
        joined = (self.dropout(scores.softmax(3)) @ value).transpose(1, 2).reshape(texts, tokens, width)
        hidden = hidden + self.dropout(self.join(joined))
        return hidden + self.dropout(self.shrink(nn.functional.gelu(self.grow(self.between(hidden)))))


class Encoder(nn.Module):
    """Texts × tokens of ids and of what is there, to texts × tokens × width."""

    def __init__(self, shape, slots=None, dropout=0.1):
        super().__init__()
        self.shape = shape
        self.piece = nn.Embedding(shape.pieces, shape.width)
        self.pair = nn.Embedding(shape.pairs, shape.width, padding_idx=0)
        self.left, self.right = (nn.Linear(shape.width, shape.width, bias=False) for _ in range(2))
        self.first, self.last = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)
        self.register_buffer("slots", torch.zeros(shape.slots, dtype=torch.int16) if slots is None else torch.as_tensor(slots))

    def forward(self, ids, mask):
        before = self.pair(self.slots[join(shifted(ids), ids) % self.shape.slots].long())
        hidden = self.piece(ids) + self.left(before) + self.right(shifted(before, -1))
        hidden = self.dropout(self.first(hidden))
        places = torch.arange(ids.shape[1])
        near = (places[None] - places[:, None]).clamp(-self.shape.reach, self.shape.reach) + self.shape.reach
        there = (mask[:, None, None].float() - 1) * 1e4
        for layer in self.layers:
            hidden = layer(hidden, near, there)
        return self.last(hidden)

    def quantised(self):
        """The same encoder with every matrix rounded as int8 holds it: a scale for each column, of the way it is multiplied from the left or looked up."""
        encoder = copy.deepcopy(self)
        with torch.no_grad():
            for name, weights in encoder.named_parameters():
                if weights.dim() == 2 and "distance" not in name:
                    scale = scales(weights, name)
                    weights.copy_((weights / scale).round() * scale)
        return encoder

    def saved(self):
        return {"shape": asdict(self.shape), "weights": self.state_dict()}

    @staticmethod
    def load(saved, dropout=0.1):
        encoder = Encoder(Shape(**saved["shape"]), dropout=dropout)
        encoder.load_state_dict(saved["weights"])
        return encoder


def scales(weights, name):
    """What one step of int8 is worth: for each column of a table, for each output of a layer."""
    looked_up = name in ("piece.weight", "pair.weight")
    return weights.abs().amax(0 if looked_up else 1, keepdim=True).clamp(min=1e-9) / 127


def shifted(values, by=1):
    """Each token's neighbour before it (after it, by -1), zero at the edge."""
    moved = torch.zeros_like(values)
    if by > 0:
        moved[:, 1:] = values[:, :-1]
    else:
        moved[:, :-1] = values[:, 1:]
    return moved


def join(before, ids):
    return before * grams.FACTOR + ids


def first_distances(shape):
    """heads × distances: of every four heads one looks left, one right, one around and one everywhere."""
    distance = torch.arange(-shape.reach, shape.reach + 1).float()
    kinds = (4.0 * (distance == -1), 4.0 * (distance == 1), -distance.abs() / 2, torch.zeros_like(distance))
    return torch.stack([kinds[head % 4] for head in range(shape.heads)])


def padded(texts):
    """Arrays of ids as ids and mask, texts × tokens."""
    longest = max(map(len, texts))
    ids, mask = np.zeros((len(texts), longest), np.int64), np.zeros((len(texts), longest), np.int64)
    for row, text in enumerate(texts):
        ids[row, : len(text)], mask[row, : len(text)] = text, 1
    return torch.from_numpy(ids), torch.from_numpy(mask)
