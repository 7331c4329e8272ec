"""Pairs of neighbouring pieces that stand together often enough to be a word of their own, where the encoder looks them up, and first vectors for them."""

import numpy as np
from scipy import sparse

import grams
from tokens import END, PADDING, SPECIAL

FIRST_ORDINARY = len(SPECIAL)


def frequent(texts, count):
    """The pairs that mean most: count × association (Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", CL 1993), pairs × 2."""
    flat = np.concatenate([np.append(text, 0) for text in texts]).astype(np.int64)
    left, right = flat[:-1], flat[1:]
    kept = (left >= FIRST_ORDINARY) & (right >= FIRST_ORDINARY)
    single = np.bincount(flat).astype(float)
    codes, often = np.unique(left[kept] * len(single) + right[kept], return_counts=True)
    left, right = codes // len(single), codes % len(single)
    worth = often * np.log(often * single.sum() / (single[left] * single[right]))
    worth[often < 5] = 0
    best = np.argsort(-worth, kind="stable")[:count]
    best = best[worth[best] > 0]
    return np.stack([left[best], right[best]], 1)


def slots(pairs, size):
    """Where a pair's hash leads: its number from 1 on, 0 for no pair; of two at one place the earlier stays. A text's end and padding are no pair, so company changes nothing."""
    table = np.zeros(size, np.int16)
    places = grams.join((pairs[:, 0], pairs[:, 1])) % size
    table[places[::-1]] = np.arange(len(pairs), 0, -1)
    table[grams.join((np.array([SPECIAL.index(END)]), SPECIAL.index(PADDING))) % size] = 0
    return table


def first_vectors(texts, pairs, pieces, window=4):
    """For each pair the mean of the vectors of the pieces around it, weighted by how much they tell; row 0, for no pair, is zero."""
    numbers = {}
    for number, (left, right) in enumerate(pairs.tolist(), 1):
        numbers[left * len(pieces) + right] = number
    known = np.array(sorted(numbers))
    order = np.array([numbers[code] for code in known.tolist()])
    flat = np.concatenate([np.append(text, [0] * window) for text in texts]).astype(np.int64)
    codes = flat[:-1] * len(pieces) + flat[1:]
    place = np.searchsorted(known, codes).clip(max=len(known) - 1)
    at = np.flatnonzero((known[place] == codes) & (flat[:-1] > 0))
    rows = order[place[at]]
    counts = sparse.csr_matrix((len(pairs) + 1, len(pieces)), dtype=np.float32)
    for distance in (*range(-window, 0), *range(2, window + 2)):
        near = at + distance
        kept = (near >= 0) & (near < len(flat))
        found = flat[near[kept]]
        weight = np.where(found >= FIRST_ORDINARY, 1, 0).astype(np.float32)
        counts = counts + sparse.csr_matrix((weight, (rows[kept], found)), shape=counts.shape)
    counts = counts.tocoo()
    sums = [np.asarray(counts.sum(axis)).ravel() for axis in (1, 0)]
    told = np.log(np.maximum(counts.data * counts.data.sum() / np.maximum(sums[0][counts.row] * sums[1][counts.col], 1e-9), 1e-9))
    told = sparse.csr_matrix((np.maximum(told, 0), (counts.row, counts.col)), shape=counts.shape)
    found = told @ pieces
    size = np.linalg.norm(found, axis=1, keepdims=True)
    return (found / np.maximum(size, 1e-9) * np.linalg.norm(pieces, axis=1).mean()).astype(np.float32)
