"""Builds the WordPiece vocabulary from the training texts.

    /usr/bin/python3 training/text/vocabulary.py --data ../shared/data --out models/text/vocabulary.txt

Characters that stand often enough come first; then the pair of neighbouring pieces that is most frequent becomes a piece, until the vocabulary is full
(Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units", ACL 2016).
"""

import argparse
import collections
import heapq

import corpus
import tokens


def build(counts, size, rarest=5):
    """The pieces for words with these counts, at most `size`, the special ones first."""
    characters = collections.Counter()
    for word, count in counts.items():
        for place, character in enumerate(word):
            characters["##" * (place > 0) + character] += count
    kept = [piece for piece, count in sorted(characters.items(), key=lambda entry: (-entry[1], entry[0])) if count >= rarest]
    pieces = list(tokens.SPECIAL) + kept[: size - len(tokens.SPECIAL)]
    known = set(pieces)
    spelled = [(["##" * (place > 0) + c for place, c in enumerate(word)], count) for word, count in sorted(counts.items()) if 1 < len(word) <= tokens.LONGEST_WORD]
    words = [entry for entry in spelled if known.issuperset(entry[0])]
    for piece in _merge(words, size - len(pieces)):
        pieces.append(piece)
    return pieces


def _merge(words, wanted):
    """Yields pieces, the most frequent pair first; `words` are changed in place."""
    pairs, places = collections.Counter(), collections.defaultdict(set)
    for number, (spelling, count) in enumerate(words):
        for pair in zip(spelling, spelling[1:]):
            pairs[pair] += count
            places[pair].add(number)
    heap = [(-count, pair) for pair, count in pairs.items()]
    heapq.heapify(heap)
    made = set()
    while len(made) < wanted and heap:
        count, pair = heapq.heappop(heap)
        if pairs[pair] != -count:
            if pairs[pair] > 0:
                heapq.heappush(heap, (-pairs[pair], pair))
            continue
        joined = pair[0] + pair[1].removeprefix("##")
        if joined not in made:
            made.add(joined)
            yield joined
        for changed in _replace(words, pair, joined, places.pop(pair), pairs, places):
            heapq.heappush(heap, (-pairs[changed], changed))
        del pairs[pair]


def _replace(words, pair, joined, numbers, pairs, places):
    """Joins the pair wherever it stands; returns the pairs whose counts grew."""
    grown = set()
    for number in sorted(numbers):
        spelling, count = words[number]
        before = list(zip(spelling, spelling[1:]))
        place = 0
        while place < len(spelling) - 1:
            if spelling[place] == pair[0] and spelling[place + 1] == pair[1]:
                spelling[place : place + 2] = [joined]
            place += 1
        after = list(zip(spelling, spelling[1:]))
        for old in before:
            pairs[old] -= count
        for new in after:
            pairs[new] += count
            places[new].add(number)
        grown.update(set(after) - set(before))
    return grown


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="the folder with the data sets")
    parser.add_argument("--out", required=True, help="the vocabulary to write, a piece a line")
    parser.add_argument("--size", type=int, default=16000)
    options = parser.parse_args(arguments)
    counts = collections.Counter()
    for text in corpus.texts(options.data):
        counts.update(word for word in tokens.words(tokens.clean(text)) if word)
    pieces = build(counts, options.size)
    with open(options.out, "w", encoding="utf-8") as file:
        file.write("".join(piece + "\n" for piece in pieces))
    print(f"wrote {len(pieces)} pieces for {len(counts)} words to {options.out}")


if __name__ == "__main__":
    main()
