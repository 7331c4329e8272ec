"""The text model: tables of hashed runs of tokens, one for each head, and the pieces' vectors. Computed here with numpy; export.py writes the same as a graph."""

import json
from dataclasses import dataclass, field

import numpy as np

import grams

REVIEW, INTENT, KIND, ENTITIES, ATTRIBUTES = "review", "intent", "kind", "entities", "attributes"
NEGATIVE, NEUTRAL, POSITIVE = range(3)


@dataclass
class Head:
    """A table and what its columns mean; pairs is 0 for a head that speaks of tokens."""

    table: np.ndarray
    bias: np.ndarray
    labels: list
    pairs: int = 0
    triples: int = 0
    scale: np.ndarray = None
    extra: dict = field(default_factory=dict)

    def quantised(self):
        """The same head with a table of int8 and a scale for each column."""
        scale = np.maximum(np.abs(self.table).max(0), 1e-9).astype(np.float32) / 127
        return Head(np.round(self.table / scale).astype(np.int8), self.bias, self.labels, self.pairs, self.triples, scale, self.extra)

    def rows(self, rows):
        """The rows as floats."""
        found = self.table[rows].astype(np.float32)
        return found if self.scale is None else found * self.scale


class TextModel:
    """Heads by name, the pieces' vectors, and the shapes of the pieces."""

    def __init__(self, pieces, heads, vectors):
        self.pieces, self.heads, self.vectors = pieces, heads, vectors
        self.shapes = np.array([grams.shape_of(piece) for piece in pieces], np.int64)

    def text_scores(self, name, ids):
        """A head's scores of a text."""
        head = self.heads[name]
        rows = grams.text_rows(ids, len(self.pieces), head.pairs, head.triples)
        return head.rows(rows).sum(0) * len(ids) ** -0.5 + head.bias

    def token_scores(self, name, ids):
        """tokens × labels, the markers left out."""
        head = self.heads[name]
        return head.rows(grams.token_rows(ids, self.shapes, len(head.table))[1:-1]).sum(1) + head.bias

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
        return TextModel(self.pieces, {name: head.quantised() for name, head in self.heads.items()}, self.vectors.quantised())

    def save(self, path):
        arrays, words = {}, {"pieces": list(self.pieces), "heads": {}}
        for name, head in {**self.heads, "vector": self.vectors}.items():
            arrays |= {f"{name}.table": head.table, f"{name}.bias": head.bias}
            arrays |= {f"{name}.extra.{key}": value for key, value in head.extra.items()}
            words["heads"][name] = {"labels": list(head.labels), "pairs": head.pairs, "triples": head.triples, "extra": sorted(head.extra)}
        np.savez(path, words=json.dumps(words, ensure_ascii=False), **arrays)

    @staticmethod
    def load(path):
        with np.load(path) as file:
            words = json.loads(str(file["words"]))
            heads = {
                name: Head(file[f"{name}.table"], file[f"{name}.bias"], one["labels"], one["pairs"], one["triples"], None, {key: file[f"{name}.extra.{key}"] for key in one["extra"]})
                for name, one in words["heads"].items()
            }
        return TextModel(words["pieces"], heads, heads.pop("vector"))


def softmax(scores):
    shares = np.exp(scores - scores.max(-1, keepdims=True))
    return shares / shares.sum(-1, keepdims=True)
