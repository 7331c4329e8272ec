"""What stands where in a text: labels of tokens from spans, and spans from scores."""

from collections import defaultdict

import numpy as np

OUTSIDE = "O"


def bio_labels(kinds):
    """The labels of entities, B- and I- for each kind."""
    return [OUTSIDE] + [f"{mark}-{kind}" for kind in kinds for mark in "BI"]


def bio_targets(places, spans, labels):
    """For each token the number of its label, -1 where the data does not say; `places` leave the markers out."""
    numbers = {label: number for number, label in enumerate(labels)}
    targets = np.zeros(len(places), np.int64)
    for begin, end, kind in spans:
        inside = [token for token, (first, _) in enumerate(places) if begin <= first < end]
        for order, token in enumerate(inside):
            targets[token] = -1 if kind is None else numbers[f"{'I' if order else 'B'}-{kind}"]
    return targets


def transitions(targets, count):
    """labels × labels: the logarithm of how much more often one label follows another than chance has it; what must not follow is far below."""
    pairs = np.full((count, count), 0.1)
    for row in targets:
        for before, after in zip(row, row[1:]):
            if before >= 0 and after >= 0:
                pairs[before, after] += 1
    share = pairs / pairs.sum(1, keepdims=True)
    table = np.log(share / (pairs.sum(0) / pairs.sum()))
    for after in range(2, count, 2):
        allowed = {after, after - 1}
        table[[before for before in range(count) if before not in allowed], after] = -100
    return table.astype(np.float32)


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


def bio_spans(path, places, labels):
    spans = []
    for label, (begin, end) in zip((labels[number] for number in path), places):
        if label.startswith("B-"):
            spans.append([begin, end, label[2:]])
        elif label.startswith("I-") and spans:
            spans[-1][1] = end
    return [tuple(span) for span in spans]


def attribute_targets(text, places, values, numbers):
    """For each token the number of the attribute whose value it belongs to, 0 for none; longer values first, since they may hold shorter ones."""
    targets = np.zeros(len(places), np.int64)
    wanted = [(value, attribute) for attribute, said in values.items() for value in said if value]
    for value, attribute in sorted(wanted, key=lambda pair: (-len(pair[0]), pair)):
        at = find(text, value)
        inside = [token for token, (first, last) in enumerate(places) if at is not None and at <= first and last <= at + len(value)]
        if inside and not targets[inside].any():
            targets[inside] = numbers[attribute]
    return targets


def find(text, value):
    """Where a value stands as words of its own; else where it stands at all."""
    low, wanted = text.lower(), value.lower()
    at = low.find(wanted)
    first = at if at >= 0 else None
    while at >= 0:
        end = at + len(wanted)
        if not (low[at - 1 : at].isalnum() and wanted[0].isalnum()) and not (low[end : end + 1].isalnum() and wanted[-1].isalnum()):
            return at
        at = low.find(wanted, at + 1)
    return first


def whole_words(scores, places):
    """Pieces of one word share their word's mean, so that no value begins within a word."""
    scores, start = scores.copy(), 0
    for token in range(1, len(places) + 1):
        if token == len(places) or places[token][0] != places[token - 1][1]:
            scores[start:token] = scores[start:token].mean(0)
            start = token
    return scores


def attribute_spans(shares, places, allowed=None):
    """The best span of each attribute: {number: (begin, end, share)}; `shares` are tokens × attributes, column 0 for none."""
    if allowed is not None:
        shares = shares * np.isin(np.arange(shares.shape[1]), [0, *allowed])
    best, start, path = {}, 0, shares.argmax(1)
    for token in range(1, len(path) + 1):
        if token < len(path) and path[token] == path[start]:
            continue
        kind = int(path[start])
        if kind:
            share = float(shares[start:token, kind].mean())
            if kind not in best or share > best[kind][2]:
                best[kind] = (places[start][0], places[token - 1][1], share)
        start = token
    return best


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
