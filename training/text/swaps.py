"""New training rows from old ones: a value or an entity gives way to another of its kind (Dai and Adel, "An Analysis of Simple Data Augmentation for Named Entity Recognition",
COLING 2020), so that what a thing is called counts less and where it stands counts more."""

from collections import defaultdict, namedtuple

import numpy as np

# Spans are (begin, end, label) in tokens, the markers left out; a label of None says that nobody knows. Things are exchanged within a group only.
Row = namedtuple("Row", "ids spans weight group")


def pool(rows):
    """(group, label) → the ids of every value of it."""
    found = defaultdict(list)
    for row in rows:
        for begin, end, label in row.spans:
            found[row.group, label].append(row.ids[1 + begin : 1 + end])
    return found


def swapped(row, values, share, random):
    """The row with that share of its values exchanged; those that overlap stay."""
    ids, spans = row.ids, list(row.spans)
    for place in range(len(spans)):
        begin, end, label = spans[place]
        apart = all(last <= begin or end <= first for other, (first, last, _) in enumerate(spans) if other != place)
        if label is None or not apart or random.random() >= share:
            continue
        others = values[row.group, label]
        put = others[random.integers(len(others))]
        ids = np.concatenate([ids[: 1 + begin], put, ids[1 + end :]])
        more = len(put) - (end - begin)
        spans = [(first + more, last + more, kind) if first >= end else (first, last, kind) for first, last, kind in spans]
        spans[place] = (begin, begin + len(put), label)
    return row._replace(ids=ids, spans=spans)
