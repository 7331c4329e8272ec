"""BERT's tokens as the product makes them (src/Inference/Text): the same text gives the same ids in Python and in C#; golden/ binds both.

A text is cleaned (control characters, lone surrogates and U+FFFD become spaces, combining marks go), lower-cased, cut into words, and the words into pieces of the vocabulary.
A word is a run of letters, marks, digits and connectors; every Chinese character, punctuation mark, symbol and character beyond the basic plane is a word of its own.
"""

import re
import unicodedata
from functools import lru_cache

PADDING, UNKNOWN, START, END, MASK = "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"
SPECIAL = (PADDING, UNKNOWN, START, END, MASK)
LONGEST_WORD = 100

_WORD = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Nd", "Pc"}
_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffd]")
_MARKS = re.compile("[\u0300-\u036f]")
_CHINESE = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))


def clean(text):
    """Makes what no tokenizer should meet a space, and drops combining marks."""
    return _MARKS.sub("", _UNUSABLE.sub(" ", text))


@lru_cache(maxsize=None)
def _shape(character):
    """The character as words see it: lower-cased, between spaces if it is a word of its own, or a space if it is none."""
    category = unicodedata.category(character)
    code = ord(character)
    if code > 0xFFFF or category[0] in "PS" and category != "Pc" or any(low <= code <= high for low, high in _CHINESE):
        return f" {character} "
    if category not in _WORD:
        return " "
    lower = character.lower() if category == "Lu" else character
    return lower if len(lower) == 1 else character


def words(text):
    """The words of a cleaned text."""
    return "".join(map(_shape, text)).split(" ")


def words_with_offsets(text):
    """The words of a cleaned text, each with its place: (word, begin, end)."""
    begin, word = 0, ""
    for position, character in enumerate(text):
        shape = _shape(character)
        if len(shape) == 1 and shape != " ":
            begin, word = (position, shape) if not word else (begin, word + shape)
            continue
        if word:
            yield word, begin, position
            word = ""
        if shape != " ":
            yield character, position, position + 1
    if word:
        yield word, begin, len(text)


class Tokenizer:
    """Cuts texts into ids of a vocabulary, one piece a line, continuations marked by ##."""

    def __init__(self, pieces):
        self.pieces = list(pieces)
        self.ids = {piece: number for number, piece in enumerate(self.pieces)}
        self.unknown, self.start, self.end, self.mask = (self.ids[name] for name in SPECIAL[1:])
        self._word_ids = lru_cache(maxsize=1 << 20)(self._cut)

    @staticmethod
    def load(path):
        with open(path, encoding="utf-8") as file:
            return Tokenizer(line.rstrip("\n") for line in file)

    def encode(self, text, longest):
        """Ids with the markers at both ends, at most `longest`."""
        ids = [self.start]
        for word in words(clean(text)):
            if word:
                ids += self._word_ids(word)[0]
                if len(ids) >= longest:
                    break
        return ids[: longest - 1] + [self.end]

    def encode_with_offsets(self, text, longest):
        """Ids with the markers, and each one's place in the cleaned text; the markers stand at (0, 0)."""
        ids, places = [self.start], [(0, 0)]
        for word, begin, _ in words_with_offsets(clean(text)):
            pieces, lengths = self._word_ids(word)
            for piece, length in zip(pieces, lengths):
                ids.append(piece)
                places.append((begin, begin + length))
                begin += length
        return ids[: longest - 1] + [self.end], places[: longest - 1] + [(0, 0)]

    def continues(self, ids):
        """For each token but the markers, whether it continues the word of the one before."""
        return [self.pieces[number].startswith("##") for number in ids[1:-1]]

    def _cut(self, word):
        ids, lengths, start = [], [], 0
        while start < len(word) <= LONGEST_WORD:
            end = len(word)
            while end > start and ("##" if start else "") + word[start:end] not in self.ids:
                end -= 1
            if end == start:
                break
            ids.append(self.ids[("##" if start else "") + word[start:end]])
            lengths.append(end - start)
            start = end
        return (ids, lengths) if start == len(word) else ([self.unknown], [len(word)])
