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


def evidence_scores(evidence, heads=(1, 0.3, 0.5)):
    """What the product's evidence model says: EvidenceModel.cs, mixed as scenario home mixes."""
    weights = np.array(
        [
            [2.4, 1.4, 2.4, 1.4, 0.8, 0.6, 0.4, 1.0],
            [1.2, 0.6, 3.0, 1.0, 1.4, 0.4, 0.8, 0.4],
            [2.8, 2.2, 1.8, 1.2, 0.5, 0.6, 0.1, 1.6],
        ]
    )
    logits = evidence @ weights.T + np.array([-2.5, -4.0, -3.5])
    return (1 / (1 + np.exp(-logits))) @ np.array(heads) / sum(heads)
