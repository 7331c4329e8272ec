"""What the model looks at: hashed runs of neighbouring tokens, of a whole text or around one token. export.py computes the same numbers in the graph.

Hashing in place of a dictionary: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
"""

import numpy as np
from scipy import sparse

from tokens import SPECIAL

FACTOR = 1_000_003
SALTS = 16
# Runs around a token: which neighbours, by distance. A run of shapes follows them.
WINDOWS = ((0,), (-1,), (1,), (-2,), (2,), (-1, 0), (0, 1), (-2, -1), (1, 2), (-1, 0, 1), (-2, -1, 0), (0, 1, 2))
SHAPE_WINDOW = (-1, 0, 1)


def neighbour(ids, distance):
    """The id that far to the right of each token, 0 beyond the ends; `ids` is an array of one text."""
    moved = np.zeros_like(ids)
    if distance < 0:
        moved[-distance:] = ids[:distance]
    elif distance > 0:
        moved[:-distance] = ids[distance:]
    else:
        moved[:] = ids
    return moved


def join(parts):
    """One number for a run."""
    number = parts[0].astype(np.int64)
    for part in parts[1:]:
        number = number * FACTOR + part
    return number


def text_rows(ids, pieces, pairs, triples):
    """Rows of a table of pieces + pairs + triples: each token, each pair and each run of three; markers are tokens too."""
    ids = np.asarray(ids, np.int64)
    before, first = neighbour(ids, -1), neighbour(ids, -2)
    rows = [ids, pieces + join((before, ids)) % pairs]
    if triples:
        rows.append(pieces + pairs + join((first, before, ids)) % triples)
    return np.concatenate(rows)


def token_rows(ids, shapes, rows):
    """tokens × runs: rows of the table of a head that speaks of tokens."""
    ids = np.asarray(ids, np.int64)
    runs = [join([neighbour(ids, distance) for distance in window]) for window in WINDOWS]
    runs.append(join([neighbour(shapes[ids], distance) for distance in SHAPE_WINDOW]))
    return np.stack([(run * SALTS + salt) % rows for salt, run in enumerate(runs)], 1)


def text_matrix(texts, pieces, pairs, triples):
    """texts × rows: counts divided by the root of the text's length."""
    rows = [text_rows(ids, pieces, pairs, triples) for ids in texts]
    weights = [np.full(len(row), len(ids) ** -0.5, np.float32) for ids, row in zip(texts, rows)]
    return _matrix(rows, weights, pieces + pairs + triples)


def token_matrix(texts, shapes, rows):
    """tokens × rows, the texts' tokens one after the other, markers left out."""
    found = np.concatenate([token_rows(ids, shapes, rows)[1:-1] for ids in texts])
    weights = [np.ones(found.shape[1], np.float32)] * len(found)
    return _matrix(list(found), weights, rows)


def shape_of(piece):
    """What kind of piece it is: 0 a special one, then digits, with digits, a word, a Chinese character, anything else; continuations 8 higher."""
    if piece in SPECIAL:
        return 0
    spelled = piece.removeprefix("##")
    kind = 1 if spelled.isdigit() else 2 if any(c.isdigit() for c in spelled) else 4 if "\u3400" <= spelled[0] <= "\u9fff" else 3 if spelled[0].isalpha() else 5
    return kind + 8 * (spelled != piece)


def _matrix(rows, weights, width):
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return sparse.csr_matrix((np.concatenate(weights), np.concatenate(rows).astype(np.int32), starts), shape=(len(rows), width))
