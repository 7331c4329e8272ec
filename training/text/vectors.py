"""First vectors of the pieces, from counts alone: the leading directions of positive pointwise mutual information between pieces that stand near each other
(Levy and Goldberg, "Neural Word Embedding as Implicit Matrix Factorization", NIPS 2014). Seconds instead of the hours that attention would need to find them."""

import numpy as np
from scipy import sparse


def from_counts(texts, pieces, width, window=4, power=0.75, seed=1):
    """pieces × width, rows of standard deviation about 0.1; `texts` are arrays of ids."""
    flat = np.concatenate([np.append(text, -1) for text in texts]).astype(np.int64)
    counts = sparse.csr_matrix((pieces, pieces), dtype=np.float32)
    for distance in range(1, window + 1):
        left, right = flat[:-distance].copy(), flat[distance:]
        for step in range(distance):
            left[flat[step : len(flat) - distance + step] < 0] = -1
        kept = (left >= 0) & (right >= 0)
        weight = np.full(kept.sum(), 1 / distance, np.float32)
        counts = counts + sparse.csr_matrix((weight, (left[kept], right[kept])), shape=(pieces, pieces))
    counts = (counts + counts.T).tocoo()
    total = np.asarray(counts.sum(1)).ravel() if counts.nnz else np.ones(pieces)
    expected = total[counts.row] * (total[counts.col] ** power) / (total**power).sum()
    information = np.log(np.maximum(counts.data / np.maximum(expected, 1e-9), 1e-9))
    kept = information > 0
    matrix = sparse.csr_matrix((information[kept], (counts.row[kept], counts.col[kept])), shape=(pieces, pieces), dtype=np.float32)
    left, strength = _leading(matrix, min(width, pieces), np.random.default_rng(seed))
    vectors = np.zeros((pieces, width), np.float32)
    vectors[:, : left.shape[1]] = left * np.sqrt(strength)
    return 0.1 * vectors / max(vectors.std(), 1e-9)


def _leading(matrix, count, random):
    """The leading singular vectors and values (Halko, Martinsson and Tropp, "Finding Structure with Randomness", SIAM Review 2011)."""
    seen = matrix @ random.normal(size=(matrix.shape[1], count)).astype(np.float32)
    seen = matrix @ (matrix.T @ np.linalg.qr(seen)[0])
    base = np.linalg.qr(seen)[0]
    left, strength, _ = np.linalg.svd((matrix.T @ base).T, full_matrices=False)
    return base @ left, strength
