"""A chain of labels (Lafferty, McCallum and Pereira, ICML 2001) that also learns where the data leave labels open (Tsuboi et al., COLING 2008)."""

import torch

FORBIDDEN = -100.0


def forbidden(count):
    """labels × labels: far below zero where the inside of an entity follows anything but itself or its begin."""
    table = torch.zeros(count, count)
    for inside in range(2, count, 2):
        table[:, inside] = FORBIDDEN
        table[[inside - 1, inside], inside] = 0
    return table


def total(scores, table, mask, allowed=None):
    """For each text the logarithm of the summed weight of all paths, or of those through allowed labels; `mask` begins with true and has no gaps."""
    if allowed is not None:
        scores = scores.masked_fill(~allowed, -1e4)
    first = torch.zeros(scores.shape[2])
    first[2::2] = FORBIDDEN
    sums = scores[:, 0] + first
    for token in range(1, scores.shape[1]):
        ways = torch.logsumexp(sums[:, :, None] + table, 1) + scores[:, token]
        sums = torch.where(mask[:, token, None], ways, sums)
    return torch.logsumexp(sums, 1)


def loss(scores, table, mask, targets):
    """How unlikely each text's labels are; -1 leaves a label open."""
    allowed = torch.nn.functional.one_hot(targets.clamp(min=0), scores.shape[2]).bool() | (targets < 0)[:, :, None]
    return total(scores, table, mask) - total(scores, table, mask, allowed)
