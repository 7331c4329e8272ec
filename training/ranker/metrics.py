"""How good an order of candidates is."""

import numpy as np


def ndcg(scores, relevant, k=10):
    """NDCG at k of one example (Järvelin and Kekäläinen, TOIS 2002), gains 0 or 1; nan where nothing is relevant."""
    total = int(relevant.sum())
    if total == 0:
        return float("nan")
    order = np.argsort(-scores, kind="stable")[:k]
    discounts = 1 / np.log2(np.arange(2, k + 2))
    return float((relevant[order] * discounts[: len(order)]).sum() / discounts[: min(k, total)].sum())
