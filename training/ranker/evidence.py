"""The product's evidence model (EvidenceModel.cs): the yardstick of training, and where the ranker starts from."""

import numpy as np

WEIGHTS = np.array(
    [
        [2.4, 1.4, 6.0, 1.4, 0.8, 0.6, 0.4, 1.0],
        [1.2, 0.6, 7.5, 1.0, 1.4, 0.4, 0.8, 0.4],
        [2.8, 2.2, 4.5, 1.2, 0.5, 0.6, 0.1, 1.6],
    ],
    np.float32,
)
BIAS = np.array([-2.5, -4.0, -3.5], np.float32)
NEIGHBOUR, FRIEND = 0, 2  # places in the evidence
MIX = np.array([1, 0.3, 0.5]) / 1.8  # scenario home: click, share, purchase


def scores(evidence):
    """The home scenario's scores by the evidence model; candidates × evidence in."""
    return 1 / (1 + np.exp(-(evidence @ WEIGHTS.T + BIAS))) @ MIX
