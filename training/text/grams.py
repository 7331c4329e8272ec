"""What the model looks at: hashed runs of neighbouring tokens. export.py computes the same numbers in the graph.

Hashing in place of a dictionary: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
"""

import numpy as np
from scipy import sparse

FACTOR = 1_000_003


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


def text_matrix(texts, pieces, pairs, triples):
    """texts × rows: counts divided by the root of the text's length."""
    rows = [text_rows(ids, pieces, pairs, triples) for ids in texts]
    weights = [np.full(len(row), len(ids) ** -0.5, np.float32) for ids, row in zip(texts, rows)]
    return _matrix(rows, weights, pieces + pairs + triples)


def _matrix(rows, weights, width):
    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    return sparse.csr_matrix((np.concatenate(weights), np.concatenate(rows).astype(np.int32), starts), shape=(len(rows), width))
