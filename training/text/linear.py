"""Logistic regression by L-BFGS (Liu and Nocedal, Mathematical Programming 1989), on sparse rows."""

import numpy as np
from scipy import optimize


def binary(matrix, labels, strength, iterations=40, weights=None, offset=None):
    """Weights and bias of one column; `strength` is how little they are held back."""
    sign = (2 * np.asarray(labels) - 1).astype(np.float32)
    weights = np.ones(len(sign), np.float32) if weights is None else weights.astype(np.float32)
    offset = np.zeros(len(sign), np.float32) if offset is None else offset.astype(np.float32)
    back = matrix.T.tocsr()

    def loss(values):
        values = values.astype(np.float32)
        margin = sign * (matrix @ values[:-1] + values[-1] + offset)
        pull = -weights * sign / (1 + np.exp(np.clip(margin, -60, 60)))
        value = (weights * np.logaddexp(0, -margin)).sum(dtype=float) * strength + 0.5 * float(values[:-1] @ values[:-1])
        return value, np.append(back @ pull * strength + values[:-1], pull.sum() * strength).astype(float)

    found = optimize.minimize(loss, np.zeros(matrix.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": iterations, "maxcor": 6}).x
    return found[:-1].astype(np.float32), np.float32(found[-1])


def ratios(matrix, labels, weights, smoothing=0.1):
    """For each column how much more one side has of it than the other, as a logarithm (Wang and Manning, "Baselines and Bigrams", ACL 2012)."""
    sides = [np.asarray(matrix.T @ (weights * (np.asarray(labels) == side))) + smoothing for side in (1, 0)]
    return (np.log(sides[0] / sides[0].sum()) - np.log(sides[1] / sides[1].sum())).astype(np.float32)


def classes(matrix, labels, count, strength, iterations=40, weights=None):
    """Weights (rows × classes) and biases of a softmax; rows that no text has stay zero."""
    seen = np.unique(matrix.indices)
    small = matrix[:, seen]
    back = small.T.tocsr()
    size, texts = len(seen), np.arange(matrix.shape[0])
    weights = np.ones(len(texts), np.float32) if weights is None else weights.astype(np.float32)

    def loss(values):
        values = values.astype(np.float32).reshape(size + 1, count)
        logits = small @ values[:-1] + values[-1]
        logits -= logits.max(1, keepdims=True)
        shares = np.exp(logits)
        total = shares.sum(1, keepdims=True)
        value = float((weights * (np.log(total[:, 0]) - logits[texts, labels])).sum(dtype=float))
        shares /= total
        shares[texts, labels] -= 1
        shares *= weights[:, None]
        slope = np.concatenate([back @ shares * strength + values[:-1], shares.sum(0, keepdims=True) * strength])
        return value * strength + 0.5 * float((values[:-1] ** 2).sum()), slope.ravel().astype(float)

    found = optimize.minimize(loss, np.zeros((size + 1) * count), jac=True, method="L-BFGS-B", options={"maxiter": iterations, "maxcor": 4}).x
    found = found.reshape(size + 1, count).astype(np.float32)
    table = np.zeros((matrix.shape[1], count), np.float32)
    table[seen] = found[:-1]
    return table, found[-1]
