"""The text model: tables of hashed runs of tokens, one for each head that speaks of a text; an encoder under the heads that speak of its tokens; the pieces' vectors.

Computed here with numpy and PyTorch; export.py writes the same as a graph.
"""

import json
from dataclasses import asdict, dataclass

import numpy as np
import torch

import grams
from encoder import Encoder, Shape

REVIEW, INTENT, KIND, ENTITIES, ATTRIBUTES = "review", "intent", "kind", "entities", "attributes"
NEGATIVE, NEUTRAL, POSITIVE = range(3)


@dataclass
class Head:
    """A table and what its columns mean."""

    table: np.ndarray
    bias: np.ndarray
    labels: list
    pairs: int = 0
    triples: int = 0
    scale: np.ndarray = None

    def quantised(self):
        """The same head with a table of int8 and a scale for each column."""
        scale = np.maximum(np.abs(self.table).max(0), 1e-9).astype(np.float32) / 127
        return Head(np.round(self.table / scale).astype(np.int8), self.bias, self.labels, self.pairs, self.triples, scale)

    def rows(self, rows):
        """The rows as floats."""
        found = self.table[rows].astype(np.float32)
        return found if self.scale is None else found * self.scale


@dataclass
class TokenHead:
    """What a head makes of what the encoder says of a token: weights, width × labels. Entities also have how much a label likes to follow another."""

    weights: np.ndarray
    bias: np.ndarray
    labels: list
    transitions: np.ndarray = None


class TextModel:
    """Heads by name, those that speak of tokens by name, the pieces' vectors, and the encoder."""

    def __init__(self, pieces, heads, vectors, token_heads=None, encoder=None):
        self.pieces, self.heads, self.vectors = pieces, heads, vectors
        self.token_heads, self.encoder = token_heads or {}, encoder and encoder.eval()

    def text_scores(self, name, ids):
        """A head's scores of a text."""
        head = self.heads[name]
        rows = grams.text_rows(ids, len(self.pieces), head.pairs, head.triples)
        return head.rows(rows).sum(0) * len(ids) ** -0.5 + head.bias

    def token_scores(self, name, ids):
        """tokens × labels, the markers left out."""
        head, ids = self.token_heads[name], torch.as_tensor(np.asarray(ids, np.int64))[None]
        with torch.no_grad():
            hidden = self.encoder(ids, torch.ones_like(ids))[0, 1:-1].numpy()
        return hidden @ head.weights + head.bias

    def sentiment(self, ids):
        """Chances of negative, neutral and positive."""
        polarity, neutral, _ = self.text_scores(REVIEW, ids)
        return softmax(np.array([-polarity / 2, neutral, polarity / 2]))

    def useful(self, ids):
        return 1 / (1 + np.exp(-self.text_scores(REVIEW, ids)[2]))

    def vector(self, ids):
        total = self.vectors.rows(np.asarray(ids)).sum(0)
        return total / max(float(np.linalg.norm(total)), 1e-9)

    def quantised(self):
        heads = {name: head.quantised() for name, head in self.heads.items()}
        return TextModel(self.pieces, heads, self.vectors.quantised(), self.token_heads, self.encoder and self.encoder.quantised())

    def save(self, path):
        arrays, words = {}, {"pieces": list(self.pieces), "heads": {}, "token_heads": {}}
        for name, head in {**self.heads, "vector": self.vectors}.items():
            arrays |= {f"{name}.table": head.table, f"{name}.bias": head.bias}
            words["heads"][name] = {"labels": list(head.labels), "pairs": head.pairs, "triples": head.triples}
        for name, head in self.token_heads.items():
            arrays |= {f"{name}.{part}": value for part, value in vars(head).items() if isinstance(value, np.ndarray)}
            words["token_heads"][name] = list(head.labels)
        if self.encoder:
            words["encoder"] = asdict(self.encoder.shape)
            arrays |= {f"encoder.{name}": weights.numpy() for name, weights in self.encoder.state_dict().items()}
        np.savez(path, words=json.dumps(words, ensure_ascii=False), **arrays)

    @staticmethod
    def load(path):
        with np.load(path) as file:
            words = json.loads(str(file["words"]))
            heads = {name: Head(file[f"{name}.table"], file[f"{name}.bias"], one["labels"], one["pairs"], one["triples"]) for name, one in words["heads"].items()}
            part = lambda name: file[name] if name in file else None
            tokens = {name: TokenHead(part(f"{name}.weights"), part(f"{name}.bias"), labels, part(f"{name}.transitions")) for name, labels in words["token_heads"].items()}
            encoder = None
            if "encoder" in words:
                encoder = Encoder(Shape(**words["encoder"]))
                encoder.load_state_dict({name: torch.from_numpy(file[f"encoder.{name}"]) for name in encoder.state_dict()})
        return TextModel(words["pieces"], heads, heads.pop("vector"), tokens, encoder)


def softmax(scores):
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    return shares / shares.sum(-1, keepdims=True)


def log_softmax(scores):
    return scores - scores.max(-1, keepdims=True) - np.log(np.exp(scores - scores.max(-1, keepdims=True)).sum(-1, keepdims=True))
