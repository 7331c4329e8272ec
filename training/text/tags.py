"""What stands where in a text: labels of tokens from spans, and spans from scores."""

from collections import defaultdict

import numpy as np

OUTSIDE = "O"


def bio_labels(kinds):
    """The labels of entities, B- and I- for each kind."""
    return [OUTSIDE] + [f"{mark}-{kind}" for kind in kinds for mark in "BI"]


def best_path(scores, table):
    """The labels of the best path (Viterbi 1967)."""
    total, back = scores[0].copy(), []
    total[2::2] -= 100
    for row in scores[1:]:
        ways = total[:, None] + table
        back.append(ways.argmax(0))
        total = ways.max(0) + row
    path = [int(total.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def label_chances(scores, table):
    """Tokens × labels: how likely each label is in the light of all of them, by forward and backward sums over the chain's paths (Rabiner, Proceedings of the IEEE 1989)."""
    weights, ways = np.exp(np.asarray(scores, float)), np.exp(np.asarray(table, float))
    chances, after = np.empty_like(weights), np.ones(weights.shape[1])
    for token, row in enumerate(weights):
        chances[token] = row * (chances[token - 1] @ ways if token else np.arange(len(row)) % 2 + (np.arange(len(row)) == 0))
        chances[token] /= chances[token].sum()
    for token in range(len(weights) - 1, -1, -1):
        chances[token] *= after
        chances[token] /= chances[token].sum()
        after = ways @ (weights[token] * after)
        after /= after.sum()
    return chances


def bio_spans(path, places, labels):
    spans = []
    for label, (begin, end) in zip((labels[number] for number in path), places):
        if label.startswith("B-"):
            spans.append([begin, end, label[2:]])
        elif label.startswith("I-") and spans:
            spans[-1][1] = end
    return [tuple(span) for span in spans]


def inside(places, begin, end):
    """The tokens that lie in a part of the text."""
    return [token for token, (first, last) in enumerate(places) if begin <= first and last <= end]


def occurrences(text, values):
    """(begin, end) wherever a value stands as words of its own; else where it stands first."""
    low, found = text.lower(), []
    for wanted in (value.strip().lower() for value in values):
        at = first = low.find(wanted) if wanted else -1
        whole = []
        while at >= 0:
            end = at + len(wanted)
            if not (low[at - 1 : at].isalnum() and wanted[0].isalnum()) and not (low[end : end + 1].isalnum() and wanted[-1].isalnum()):
                whole.append((at, end))
            at = low.find(wanted, at + 1)
        found += whole or ([(first, first + len(wanted))] if first >= 0 else [])
    return found


def whole_words(scores, continues):
    """Pieces of one word share their word's mean, so that no value begins within a word."""
    scores, start = scores.copy(), 0
    for token in range(1, len(scores) + 1):
        if token == len(scores) or not continues[token]:
            scores[start:token] = scores[start:token].mean(0)
            start = token
    return scores


def attribute_spans(scores, continues):
    """For each attribute the run of tokens with the largest sum of log-odds, if that is above 0: {number: (first token, last token, mean chance)} (Bentley, CACM 1984)."""
    scores, found = whole_words(scores, continues), {}
    for number in range(scores.shape[1]):
        best, total, start = (0, 0, -1), -np.inf, 0
        for token, score in enumerate(scores[:, number]):
            total, start = (score, token) if total <= 0 else (total + score, start)
            if total > best[0]:
                best = (total, start, token)
        if best[2] >= 0:
            found[number] = (best[1], best[2], float(np.mean(1 / (1 + np.exp(-scores[best[1] : best[2] + 1, number])))))
    return found


def f1(found, wanted):
    """Micro-averaged F1 of sets, text by text."""
    right = sum(len(one & other) for one, other in zip(found, wanted))
    return 200 * right / max(1, sum(map(len, found)) + sum(map(len, wanted)))


def known_attributes(titles, canonical):
    """Category → the attributes that its training titles have."""
    known = defaultdict(set)
    for title in titles:
        known[title.category].update(canonical(attribute) for attribute in title.values)
    return known
