"""The product's evidence model (EvidenceModel.cs): the yardstick of training, and where the ranker starts from."""

import numpy as np

WEIGHTS = np.array(
    [
        [4.0, 0.8, 6.0, 1.3, 0.2, 0.3, 0.07, 1.0],
        [2.0, 0.5, 7.5, 0.9, 0.4, 0.2, 0.15, 0.4],
        [4.5, 1.1, 4.5, 1.2, 0.15, 0.3, 0.03, 1.6],
    ],
    np.float32,
)
BIAS = np.array([-2.5, -4.0, -3.5], np.float32)
NEIGHBOUR, FRIEND = 0, 2  # places in the evidence
MIX = np.array([1, 0.3, 0.5]) / 1.8  # scenario home: click, share, purchase


def scores(evidence):
    """The home scenario's scores by the evidence model; candidates × evidence in."""
    return 1 / (1 + np.exp(-(evidence @ WEIGHTS.T + BIAS))) @ MIX
